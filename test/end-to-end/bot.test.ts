import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { activity, type FakeTeams, invoke, startTeams } from '../bot/teams.ts';
import type { Send } from './api.ts';
import { daytimeZone } from './daytime.ts';
import { admin, canary, lena, otherTenantId, tenantId } from './directory.ts';
import { week } from './fixture.ts';
import { type RunningStack, startStackProcess } from './stack.ts';

// A person and the bot, from installing it to the submitted week, over HTTP, change feed and queue of the local stack.
let stack: RunningStack;
let teams: FakeTeams;
let asLena: Send;
beforeAll(async () => {
  [stack, teams] = await Promise.all([startStackProcess(), startTeams()]);
  asLena = await stack.api.as(lena);
  const asAdmin = await stack.api.as(admin);
  const project = { id: 'apollo', name: `Apollo ${canary}`, status: 'open', tasks: [] };
  await asAdmin('PUT', '/tenant/catalogue', { json: { projects: [project] } });
  const [from, to] = ['2026-01-01', '2026-12-31'];
  const items = [{ id: 'a-1', projectId: 'apollo', from, to, minutesPerDay: 240 }];
  await asLena('POST', '/users/me/sources/assignments', { json: { mode: 'replace', items } });
});
afterAll(async () => {
  await Promise.all([stack.stop(), teams.close()]);
});

const who = {
  from: { id: '29:lena', name: `Lena ${canary}`, aadObjectId: lena.oid },
  conversation: { id: 'a:lena', conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
};
const send = (json: object) => stack.api.send('POST', '/messages', { json });
const say = (text: string) => send(activity(teams.url, { ...who, text }));
const press = async (data: Record<string, unknown>) =>
  JSON.stringify((await send(invoke(teams.url, data, who))).body);
const said = () => JSON.stringify(teams.posted.at(-1)?.activity ?? {});

/** The data of the button with this title, as Teams would send them. */
function button(title: string, from = said()): Record<string, unknown> {
  const found = new RegExp(`\\{"type":"Action.Submit","title":"${title}"[^}]*?"data":`).exec(from);
  if (!found) throw new Error(`No button "${title}".`);
  return JSON.parse(balanced(from.slice(found.index + found[0].length))) as Record<string, unknown>;
}

function balanced(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    depth += Number(text[at] === '{') - Number(text[at] === '}');
    if (depth === 0) return text.slice(0, at + 1);
  }
  return text;
}

async function untilPosted(fits: (text: string) => boolean): Promise<string> {
  for (;;) {
    const found = teams.posted.map(each => JSON.stringify(each.activity)).find(fits);
    if (found !== undefined) return found;
    await setTimeout(50);
  }
}

const weekNow = async () =>
  (await asLena('GET', `/users/me/weeks/${week}`)).body as { status: string; totalMinutes: number };

describe('a person and the bot', () => {
  test('install, agree, get the summary, correct it by chat, submit', async () => {
    await send(activity(teams.url, { ...who, type: 'installationUpdate', action: 'add', text: undefined }));
    const form = {
      sources: 'assignment',
      first: 'assignment',
      comments: 'true',
      zone: daytimeZone(),
    };
    expect(await press({ ...button('Agree and start'), ...form })).toContain('Saved.');

    await asLena('POST', `/users/me/weeks/${week}/runs`, { json: { runId: 'draft-1' } });
    const summary = await untilPosted(text => text.includes('Submit week'));
    expect(summary).toContain('20:00 h of 40:00 h');
    const ledger = await asLena('GET', '/users/me/deliveries');
    expect(ledger.body).toMatchObject({ value: [{ runId: 'draft-1', message: 'summary' }] });

    await say('add 2h to Apollo on 2026-11-19');
    expect(said()).toContain('This is what would change');
    const apply = button('Apply');
    expect(await press(apply)).toContain('Done. This is your week now.');
    expect((await weekNow()).totalMinutes).toBe(22 * 60);
    expect(await press(apply)).toContain('Done.');
    expect((await weekNow()).totalMinutes).toBe(22 * 60);

    // The summary was made before the correction: its button is stale.
    expect(await press(button('Submit week', summary))).toContain(
      'Your week has changed since this card was made',
    );
    expect((await weekNow()).status).toBe('draft');

    const shown = await press({ verb: 'show', week });
    expect(await press(button('Submit week', shown))).toContain('Your week is submitted.');
    expect((await weekNow()).status).toBe('submitted');
  });

  test('of another tenant is another person', async () => {
    const other = {
      conversation: { ...who.conversation, tenantId: otherTenantId },
      channelData: { tenant: { id: otherTenantId } },
    };
    const { body } = await send(invoke(teams.url, { verb: 'show', week }, { ...who, ...other }));
    expect(JSON.stringify(body)).toContain('0:00 h of 40:00 h');
  });

  test('what people write to it, and who they are, is not in what the host prints', async () => {
    await say(`move 2h from ${canary} to Apollo on Monday`);
    await say(`add 1h to Apollo on 2026-11-19 "${canary}"`);
    await send(activity(teams.url, { ...who, channelData: { tenant: { id: canary } } }));
    await send({ [canary]: canary });
    await stack.api.send('POST', '/messages', { raw: `{"${canary}` });
    await press({ verb: canary, week: canary });
    const data = { verb: 'fill', go: 'preview', from: 0, next: 0, week, version: 0, changes: [] };
    for (const typed of [{ addComment: canary }, { verb: canary }])
      await send(
        activity(teams.url, {
          ...who,
          type: 'invoke',
          name: 'task/submit',
          value: { data: { ...data, ...typed } },
        }),
      );
    expect(JSON.stringify(teams.posted)).toContain(canary);
    expect(stack.printed()).not.toContain(canary);
  });
});
