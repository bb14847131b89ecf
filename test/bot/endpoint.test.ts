import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type BotFramework, botFrameworkOf } from '../../bot/adapter.ts';
import { receive } from '../../bot/endpoint.ts';
import { readRoster } from '../../bot/roster.ts';
import { lena, openSetUpWorld, week } from '../functions/person.ts';
import type { World } from '../functions/world.ts';
import { activity, appId, type FakeTeams, invoke, startTeams } from './teams.ts';

let world: World;
let teams: FakeTeams;
let closed: BotFramework;
const open = botFrameworkOf({ kind: 'open' });
beforeEach(async () => {
  world = await openSetUpWorld();
  teams = await startTeams();
  const credential = {
    kind: 'secret',
    secret: 'a-secret',
    tenantId: '6f1c0f5e-8a57-4f4b-9d0c-2f6d9a1b7c11',
  } as const;
  closed = botFrameworkOf({ kind: 'closed', appId, credential, channelMetadataUrl: teams.metadataUrl });
});
afterEach(() => teams.close());

const services = async () => world.app;
const show = (rest = {}) => invoke(teams.url, { verb: 'show', week }, rest);
const ask = (token: string, body: unknown = show()) => receive(closed, services, token, body);

describe('who may talk to the bot', () => {
  test('Teams may, with a token that it has signed for this bot', async () => {
    const reply = await ask(await teams.token());
    expect(reply).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' },
    });
  });

  test.each<[string, () => Promise<string> | string]>([
    ['no token', () => ''],
    ['another scheme', () => 'Basic abc'],
    ['no JSON in it', () => 'Bearer a.b.c'],
    ['another key', () => teams.token({}, { forged: true })],
    ['another audience', () => teams.token({ aud: 'another-app' })],
    ['another issuer', () => teams.token({ iss: 'https://evil.example' })],
    ['an end in the past', () => teams.token({}, { expiresIn: '-1h' })],
    ['no signature', () => teams.token({}, { alg: 'none' })],
    ['another address of Teams', () => teams.token({ serviceurl: 'https://evil.example' })],
  ])('nobody with %s: 401, and nothing is read or written', async (_, token) => {
    world.sent.length = 0;
    const reply = await ask(await token());
    expect(reply).toEqual({ status: 401 });
    expect(world.sent).toEqual([]);
  });

  test('while the keys cannot be had, nobody is known: 503', async () => {
    teams.keyStatus = 500;
    expect(await ask(await teams.token())).toMatchObject({ status: 503 });
  });

  test('a tenant that is not on the list is turned away, whatever its token', async () => {
    const tenant = { channelData: { tenant: { id: 'tenant-x' } } };
    expect(await ask(await teams.token(), show(tenant))).toEqual({ status: 403 });
    // The control: the same from a tenant that is on it.
    expect(
      await ask(await teams.token(), show({ channelData: { tenant: { id: 'tenant-b' } } })),
    ).toMatchObject({ status: 200 });
  });

  test('what does not come from Teams, or does not say who it is from, is turned away', async () => {
    expect(await ask(await teams.token(), show({ from: { id: '29:x' } }))).toEqual({ status: 403 });
    expect(await ask(await teams.token(), 'no activity')).toEqual({ status: 400 });
    expect(await ask(await teams.token(), [])).toEqual({ status: 400 });
  });
});

describe('what is answered', () => {
  test('goes to the chat that it came from; a button gets its card in the answer', async () => {
    expect(await receive(open, services, '', activity(teams.url))).toEqual({ status: 200 });
    expect(teams.posted.map(({ path }) => path)).toEqual(['/v3/conversations/a%3Alena/activities/a-1']);
    expect(JSON.stringify(teams.posted[0]?.activity)).toContain('What you can write');
    const pressed = await receive(open, services, '', show());
    expect(JSON.stringify(pressed.body)).toContain('Week of Nov 16 to Nov 22');
    expect(teams.posted).toHaveLength(1);
  });

  test('a button of a client of long ago comes as a message, and is answered by one', async () => {
    await receive(open, services, '', activity(teams.url, { text: '', value: { verb: 'show', week } }));
    expect(JSON.stringify(teams.posted[0]?.activity)).toContain('Week of Nov 16 to Nov 22');
  });

  test('in a team or a group chat nothing of anybody is told', async () => {
    const group = {
      conversation: { id: '19:group', conversationType: 'groupChat', tenantId: 'tenant-a' },
      text: 'show',
    };
    await receive(open, services, '', activity(teams.url, group));
    expect(JSON.stringify(teams.posted)).toContain('between you and me');
    expect(JSON.stringify(teams.posted)).not.toContain('Week of');
    expect(await readRoster(world.app, lena)).toBeUndefined();
  });

  test('a button that is none of ours shows the week and does nothing', async () => {
    const before = await world.bytes(lena);
    const odd = invoke(teams.url, { verb: 'apply', week, version: -1, offer: { kind: 'approve' } });
    const { status, body } = await receive(open, services, '', odd);
    expect([status, JSON.stringify(body)]).toEqual([200, expect.stringContaining('Week of')]);
    const roster = (await world.documents(lena)).filter(({ id }) => id !== 'roster');
    expect(JSON.stringify(roster)).toBe(before);
  });

  test('when the store fails, the person is told and the log gets the fault', async () => {
    await receive(open, services, '', show());
    const message = activity(teams.url, { text: 'show' });
    let reads = 0;
    world.instead = sent => {
      if (!sent.id.startsWith('week:')) return undefined;
      reads += 1;
      return { status: 400, body: '{"message":"broken"}' };
    };
    const reply = await receive(open, services, '', message);
    expect(reads).toBeGreaterThan(0);
    expect(reply.fault).toBeInstanceOf(Error);
    expect(JSON.stringify(teams.posted)).toContain('Something went wrong on my side');
  });
});

describe('the roster', () => {
  const installation = (action: string) =>
    activity(teams.url, { type: 'installationUpdate', action, text: undefined });

  test('knows who has installed the bot and where they can be written to, without a name', async () => {
    await receive(open, services, '', installation('add'));
    expect(JSON.stringify(teams.posted[0]?.activity)).toContain('Hello! I draft your time entries.');
    const roster = await readRoster(world.app, lena);
    expect(roster).toMatchObject({
      state: 'installed',
      conversation: { conversationId: 'a:lena', botId: '28:bot' },
    });
    expect(JSON.stringify(roster)).not.toContain('Lena');
  });

  test('keeps those who have removed it', async () => {
    await receive(open, services, '', installation('add'));
    await receive(open, services, '', installation('remove'));
    expect(await readRoster(world.app, lena)).toMatchObject({ state: 'uninstalled' });
  });
});
