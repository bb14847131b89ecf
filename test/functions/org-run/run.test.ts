import { beforeEach, describe, expect, test } from '@jest/globals';
import { startOrgRun } from '../../../functions/org-run/start.ts';
import { orgRunPeople } from '../../../functions/org-run/status.ts';
import { sweepOrgRuns } from '../../../functions/org-run/sweep.ts';
import { changeProfile } from '../../../functions/people/profile.ts';
import { documentId, type RunDocument } from '../../../functions/week/documents.ts';
import { openSetUpWorld, week } from '../person.ts';
import type { World } from '../world.ts';
import { addPeople, address, drain, look, start, strangers, tenantId } from './campaign.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

const receipt = (userId: string) =>
  world.app.timesheets.read<RunDocument>({ tenantId, userId }, documentId.run(address.orgRunId));

describe('an org run', () => {
  test('drafts the week of everybody who has agreed, over several pages', async () => {
    const people = await addPeople(world.app, 130);
    await changeProfile(world.app, { tenantId, userId: 'no' }, { consent: false });
    await start(world.app);
    await drain(world);
    expect(await look(world.app)).toMatchObject({
      state: 'completed',
      users: { total: 131, totalIsFinal: true, sent: 131, finished: 131 },
      percent: 100,
      results: { committed: 1, unchanged: 130 },
      deadLetters: 0,
      failures: [],
    });
    for (const userId of ['lena', ...people]) expect(await receipt(userId)).toBeDefined();
    expect(await receipt('no')).toBeUndefined();
  });

  test('for listed people says of each what came of it', async () => {
    await start(world.app, { users: ['lena', 'nobody'] });
    await drain(world);
    expect(await look(world.app)).toMatchObject({
      results: { committed: 1, consentMissing: 1 },
      failures: [{ userId: 'nobody', code: 'consentMissing' }],
    });
    expect(await orgRunPeople(world.app, address, 0)).toEqual({
      page: 0,
      pages: 1,
      people: [
        { userId: 'lena', code: 'committed' },
        { userId: 'nobody', code: 'consentMissing' },
      ],
    });
  });

  test('as a dry run writes no week, and says what it would do', async () => {
    const before = await world.bytes({ tenantId, userId: 'lena' });
    await start(world.app, { dryRun: true, users: ['lena', 'nobody'] });
    await drain(world);
    expect((await look(world.app)).results).toEqual({ consentMissing: 1, wouldCommit: 1 });
    expect(await world.bytes({ tenantId, userId: 'lena' })).toBe(before);
  });

  test('as a reminder leaves a message with those who lack hours, and the week as it is', async () => {
    await addPeople(world.app, 1, { workingHours: { minutes: [0, 0, 0, 0, 0, 0, 0] } });
    await start(world.app, { kind: 'reminder' });
    await drain(world);
    expect((await look(world.app)).results).toEqual({ reminded: 1, unchanged: 1 });
    const ids = (await world.documents({ tenantId, userId: 'lena' })).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([documentId.outbox('org-1'), documentId.run('org-1')]));
    expect(ids).not.toContain(documentId.head(week));
  });

  test('for those whose turn it is takes the people of a zone by their working days', async () => {
    const wednesdayOn = { minutes: [0, 0, 480, 480, 0, 0, 0] };
    await addPeople(world.app, 3, { zone: 'Europe/Berlin', workingHours: wednesdayOn });
    await start(world.app, { selection: { zone: 'Europe/Berlin', weekday: 2 } });
    await drain(world);
    expect(await look(world.app)).toMatchObject({
      state: 'completed',
      users: { total: 3 },
      results: { unchanged: 3 },
    });
  });

  test('for a group takes those who have agreed and whose profile names it', async () => {
    await addPeople(world.app, 3, { groups: ['design'] });
    await start(world.app, { group: 'design' });
    await drain(world);
    expect(await look(world.app)).toMatchObject({ state: 'completed', users: { total: 3, finished: 3 } });
  });

  test('for nobody ends at once', async () => {
    await start(world.app, { selection: { zone: 'Asia/Tokyo', weekday: 0 } });
    await drain(world);
    expect(await look(world.app)).toMatchObject({ state: 'completed', percent: 100, users: { total: 0 } });
  });

  test('announces its end in a document of its own', async () => {
    await start(world.app, { users: ['lena'] });
    await drain(world);
    const ended = await world.app.tenants.read(tenantId, 'org-run:org-1:ended:0');
    expect(ended?.body).toMatchObject({ kind: 'org-run-ended', orgRunId: 'org-1', state: 'completed' });
  });
});

describe('starting', () => {
  test('the same again starts nothing again', async () => {
    const first = await start(world.app, { users: ['lena'] });
    await drain(world);
    const again = await start(world.app, { users: ['lena'] });
    await drain(world);
    expect(again).toMatchObject({ orgRunId: 'org-1', createdAt: first.createdAt, state: 'completed' });
    expect((await look(world.app)).results).toEqual({ committed: 1 });
  });

  test.each([{ users: ['mo'] }, { kind: 'redraft' as const }, { rate: 1 }, { dryRun: true }])(
    'another request under the same id is refused: %j',
    async other => {
      await start(world.app, { users: ['lena'] });
      const reused = { problem: { code: 'runIdReused', field: 'orgRunId' } };
      await expect(start(world.app, { users: ['lena'], ...other })).rejects.toMatchObject(reused);
    },
  );

  test('twice at one instant starts one', async () => {
    await Promise.all([start(world.app, { users: ['lena'] }), start(world.app, { users: ['lena'] })]);
    await drain(world);
    expect(await look(world.app)).toMatchObject({ users: { total: 1 }, results: { committed: 1 } });
  });

  test('takes place although the queue could not be reached: the sweep sees to it', async () => {
    world.queues.beforeSend = () => {
      throw new Error('no queue');
    };
    await expect(start(world.app, { users: strangers(2) })).resolves.toBeDefined();
    world.queues.beforeSend = () => undefined;
    await drain(world);
    expect((await look(world.app)).users.finished).toBe(0);
    world.clock.advance(60_000);
    expect(await sweepOrgRuns(world.app)).toBe(1);
    await drain(world);
    expect(await look(world.app)).toMatchObject({ state: 'completed', users: { finished: 2 } });
  });

  test('the same person listed under two org runs of one week is drafted once and found unchanged', async () => {
    await start(world.app, { users: ['lena'] });
    await startOrgRun(world.app, { tenantId, orgRunId: 'org-2' }, 'admin', {
      ...{ week, kind: 'draft', dryRun: false, rate: 50, users: ['lena'] },
    });
    await drain(world);
    const results = [(await look(world.app)).results, (await look(world.app, 'org-2')).results];
    expect(results).toEqual(expect.arrayContaining([{ committed: 1 }, { unchanged: 1 }]));
  });

  test('people of another tenant are not touched', async () => {
    await changeProfile(world.app, { tenantId: 'tenant-b', userId: 'eve' }, { consent: true });
    await start(world.app);
    await drain(world);
    const foreign = await world.documents({ tenantId: 'tenant-b', userId: 'eve' });
    expect(foreign.map(({ id }) => id)).not.toContain('run:org-1');
  });
});
