import { beforeEach, describe, expect, test } from '@jest/globals';
import { changeProfile, readProfile } from '../../../functions/people/profile.ts';
import { importEarlierWeeks } from '../../../functions/people/sources.ts';
import { readWeek } from '../../../functions/week/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { draft, lena, openSetUpWorld, request, setUpTenant, week } from '../../functions/person.ts';
import { openWorld, type World } from '../../functions/world.ts';
import { inputsOf, type Talk, talkWith, textOf } from '../talking.ts';

let world: World;
let talk: Talk;
const profile = () => readProfile(world.app, lena);

describe('first contact', () => {
  beforeEach(async () => {
    world = await openWorld();
    await setUpTenant(world.app);
    talk = talkWith(() => world.app);
  });
  const form = { sources: 'assignment,habit', first: 'habit', comments: 'false' };
  const rest = { zone: 'Europe/Berlin', hours: '8 8 8 7,5 6 0 0', language: 'de' };

  test('nothing is drafted before the person has agreed, and is afterwards', async () => {
    const welcome = await talk.event({ kind: 'installed' });
    expect(textOf(welcome)).toContain('What I read');
    await expect(runWeek(world.app, request(draft))).rejects.toMatchObject({
      problem: { code: 'consentMissing' },
    });
    await talk.press('Agree and start', { ...form, ...rest });
    await expect(runWeek(world.app, request(draft))).resolves.toMatchObject({ kind: 'recorded' });
  });

  test('who says "Not now" has their settings kept, and nothing drafted', async () => {
    await talk.event({ kind: 'installed' });
    const saved = await talk.press('Not now', { ...form, ...rest, language: 'en' });
    expect(textOf(saved)).toContain('I draft nothing for you until you agree to it.');
    expect(await profile()).toMatchObject({ consent: false, zone: 'Europe/Berlin' });
  });

  test('keeps what was put into the card, and goes on in the language that was chosen', async () => {
    await talk.event({ kind: 'installed' });
    const saved = await talk.press('Agree and start', { ...form, ...rest });
    expect(textOf(saved)).toContain('Gespeichert.');
    expect(await profile()).toMatchObject({
      ...{
        consent: true,
        comments: false,
        sourceOrder: ['habit', 'assignment'],
        zone: 'Europe/Berlin',
        locale: 'de',
      },
      workingHours: { minutes: [480, 480, 480, 450, 360, 0, 0] },
    });
  });

  test('keeps when the person wants to be told, and of what', async () => {
    await talk.event({ kind: 'installed' });
    const notices = { summaries: 'true', reminders: 'false', quietFrom: '18:00', quietTo: '09:30' };
    await talk.press('Agree and start', { ...form, ...rest, language: 'en', ...notices });
    const kept = { summaries: true, reminders: false, quietHours: { from: '18:00', to: '09:30' } };
    expect(await profile()).toMatchObject(kept);
    expect(inputsOf(await talk.say('settings'))).toMatchObject(notices);
  });

  test('greets people in the language of their Teams', async () => {
    expect(textOf(await talk.event({ kind: 'installed' }, { locale: 'de-DE' }))).toContain(
      'Ich entwerfe Ihre',
    );
  });

  test.each([
    ['zone', { zone: 'Berlin' }, 'Time zone'],
    ['hours', { hours: '8 8' }, 'Working hours'],
    ['hours', { hours: '8 8 8 eight 8 0 0' }, 'Working hours'],
    ['hours', { hours: '25 8 8 8 8 0 0' }, 'Working hours'],
    ['quiet hours', { quietFrom: '25:00' }, 'Quiet from'],
    ['quiet hours', { quietFrom: '21:00', quietTo: '' }, 'Quiet from'],
    ['sources', { sources: 'mail' }, ''],
  ])('does not save a wrong %s, and names it', async (_, wrong, named) => {
    await talk.event({ kind: 'installed' });
    const answer = await talk.press('Agree and start', { ...form, ...rest, language: 'en', ...wrong });
    if (named !== '') {
      expect(textOf(answer)).toContain(`Not saved. Please look at: ${named}`);
      expect((await profile()).consent).toBe(false);
    } else expect((await profile()).sourceOrder).toEqual([]);
  });
});

describe('learning', () => {
  beforeEach(async () => {
    world = await openSetUpWorld();
    await world.clock.sleep(Date.parse('2026-11-19T10:00:00Z') - world.clock.nowMs());
    await talkWith(() => world.app).event({ kind: 'installed' });
    await talkWith(() => world.app).event({
      ...{ kind: 'action', asMessage: false },
      data: { verb: 'save', consent: 'true', sources: 'calendar', first: 'calendar' },
    });
    await runWeek(world.app, request(draft, { runId: 'draft-1' }));
    talk = talkWith(() => world.app);
  });

  test('a line from the calendar that goes elsewhere can become a rule, which the planner uses and the person can delete', async () => {
    await talk.say('move Apollo to Borealis on Monday');
    const applied = await talk.press('Apply');
    expect(textOf(applied)).toContain('Shall I always take “APO-12 review” for Borealis?');
    const learned = await talk.press('Always do this');
    expect(textOf(learned)).toContain('From the next draft on');
    expect((await profile()).rules).toMatchObject([
      { trait: 'title', value: 'APO-12 review', projectId: 'borealis' },
    ]);
    await runWeek(world.app, request({ kind: 'undo', undoRunId: (await lastRun()) ?? '' }));
    await talk.say('settings');
    const forgotten = await talk.press('✕');
    expect(textOf(forgotten)).toContain('Forgotten.');
    expect((await profile()).rules).toEqual([]);
  });

  test('a line from earlier weeks that goes elsewhere can become a rule, too, and the next draft goes by it', async () => {
    const next = '2026-W48' as const;
    const lines = [{ projectId: 'apollo', type: 'work' as const, minutes: [120, 120, 120, 120, 120, 0, 0] }];
    await importEarlierWeeks(
      world.app,
      lena,
      [
        { week, lines },
        { week: '2026-W46', lines },
      ],
      'replace',
    );
    await changeProfile(world.app, lena, { sourceOrder: ['habit'] });
    await runWeek(world.app, request(draft, { week: next, runId: 'draft-2' }));
    await talk.say('move Apollo to Borealis on 2026-11-23');
    const applied = await talk.press('Apply');
    expect(textOf(applied)).toContain('When I repeat Apollo from your earlier weeks');
    await talk.press('Always do this');
    expect(textOf(await talk.say('settings'))).toContain('Apollo of earlier weeks is Borealis');
    await runWeek(world.app, request({ kind: 'redraft' }, { week: next, runId: 'redraft-2' }));
    const days = (await readWeek(world.app, lena, next)).days.map(({ entries }) =>
      entries.map(entry => entry.projectId),
    );
    expect(days.slice(0, 5)).toEqual(Array(5).fill(['borealis']));
  });

  test('of a line that rests on nothing of the calendar, nothing is offered', async () => {
    await talk.say('add 1h to Apollo on Friday');
    await talk.press('Apply');
    await talk.say('move Apollo to Borealis on Friday');
    const applied = await talk.press('Apply');
    expect(applied).toHaveLength(1);
    expect(textOf(applied)).toContain('Done.');
  });
});

async function lastRun(): Promise<string | undefined> {
  const head = (await world.documents(lena)).find(({ id }) => id === `week:${week}`);
  expect((await readWeek(world.app, lena, week)).version).toBe(2);
  return head?.['runId'] as string | undefined;
}
