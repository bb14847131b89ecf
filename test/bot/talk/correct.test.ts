import { beforeEach, describe, expect, test } from '@jest/globals';
import { importList } from '../../../functions/people/sources.ts';
import { readWeek } from '../../../functions/week/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { add, draft, lena, openSetUpWorld, request, week } from '../../functions/person.ts';
import type { World } from '../../functions/world.ts';
import { type Talk, talkWith, textOf } from '../talking.ts';

let world: World;
let talk: Talk;
beforeEach(async () => {
  world = await openSetUpWorld();
  await world.clock.sleep(Date.parse('2026-11-19T10:00:00Z') - world.clock.nowMs());
  await runWeek(world.app, request(draft, { runId: 'draft-1' }));
  talk = talkWith(() => world.app);
});

const lines = async () =>
  (await readWeek(world.app, lena, week)).days.map(({ entries }) =>
    entries.map(({ projectId, minutes, owner }) => `${projectId} ${minutes} ${owner}`),
  );
const tuesday = 1;

describe('a correction by chat', () => {
  test('is shown before it is done, and done by the button', async () => {
    const before = await lines();
    const shown = await talk.say('move 1h from Apollo to Borealis on Tuesday');
    expect(textOf(shown)).toContain('This is what would change');
    expect(textOf(shown)).toContain('4:00 h → 3:00 h');
    expect(await lines()).toEqual(before);
    const done = await talk.press('Apply');
    expect(textOf(done)).toContain('Done. This is your week now.');
    expect((await lines())[tuesday]).toContain('apollo 180 person');
  });

  test('is not done when it is cancelled', async () => {
    const before = await world.bytes(lena);
    await talk.say('move 1h from Apollo to Borealis on Tuesday');
    const cancelled = await talk.press('Cancel');
    expect(textOf(cancelled)).toContain('Nothing was changed.');
    expect(await lines()).toEqual(await lines());
    expect((await world.bytes(lena)).length).toBeGreaterThanOrEqual(before.length);
    expect((await readWeek(world.app, lena, week)).version).toBe(1);
  });

  test('is done once, however often the button is pressed', async () => {
    const shown = await talk.say('add 1h to Apollo on Friday');
    await Promise.all([talk.pressOn(shown, 'Apply'), talk.pressOn(shown, 'Apply')]);
    await talk.pressOn(shown, 'Apply');
    const { version, totalMinutes } = await readWeek(world.app, lena, week);
    expect(version).toBe(2);
    expect(totalMinutes).toBe(5 * 360 + 60);
  });

  test('made from a week that has changed since is not done, and is shown anew against the week as it is', async () => {
    const shown = await talk.say('add 1h to Apollo on Friday');
    await runWeek(world.app, request(add(30)));
    const stale = await talk.pressOn(shown, 'Apply');
    expect(textOf(stale)).toContain('Your week has changed since this card was made, so nothing was done.');
    expect((await readWeek(world.app, lena, week)).version).toBe(2);
    await talk.press('Apply');
    expect((await readWeek(world.app, lena, week)).version).toBe(3);
  });

  test('of something that is not there any more says so, and shows the week', async () => {
    const shown = await talk.say('remove Apollo on Tuesday');
    const twice = await talk.say('remove Apollo on Tuesday');
    await talk.pressOn(shown, 'Apply');
    const gone = await talk.pressOn(twice, 'Apply');
    expect(textOf(gone)).toContain('Your week has changed since this card was made');
    expect(textOf(gone)).toContain('no such entry');
  });

  test('of a day in another week goes to that week', async () => {
    const shown = await talk.say('add 2h to Apollo on 2026-11-12');
    expect(textOf(shown)).toContain('Week of Nov 9 to Nov 15');
    await talk.press('Apply');
    expect((await readWeek(world.app, lena, '2026-W46')).totalMinutes).toBe(120);
  });

  test('that names no project of theirs, or nothing at all, changes nothing and says why', async () => {
    expect(textOf(await talk.say('add 2h to Zeppelin on Monday'))).toContain('no project or task “zeppelin”');
    expect(textOf(await talk.say('lorem ipsum'))).toContain('I did not understand that');
    expect(textOf(await talk.say('x'.repeat(2_000)))).toContain('I did not understand that');
    expect((await readWeek(world.app, lena, week)).version).toBe(1);
  });

  test('that could mean several lines asks, and each answer leads to a preview', async () => {
    const asked = await talk.say('move 1h from Apollo to Borealis');
    expect(textOf(asked)).toContain('On which day?');
    const shown = await talk.press('Apollo, Tuesday');
    expect(textOf(shown)).toContain('This is what would change');
  });
});

describe('undo, submit and questions by chat', () => {
  test('undo takes the last change back, after it was shown', async () => {
    const before = await lines();
    await talk.say('add 1h to Apollo on Friday');
    await talk.press('Apply');
    const shown = await talk.say('undo');
    expect(textOf(shown)).toContain('This is what undoing would change');
    const done = await talk.press('Apply');
    expect(textOf(done)).toContain('Undone.');
    expect(await lines()).toEqual(before);
  });

  test('submit shows sums and findings, hands in, and can be recalled', async () => {
    const shown = await talk.say('submit');
    expect(textOf(shown)).toContain('Submit this week?');
    expect((await readWeek(world.app, lena, week)).status).toBe('draft');
    expect(textOf(await talk.press('Submit'))).toContain('Your week is submitted.');
    expect((await readWeek(world.app, lena, week)).status).toBe('submitted');
    await talk.press('Recall the week');
    await talk.press('Recall');
    expect((await readWeek(world.app, lena, week)).status).not.toBe('submitted');
  });

  test('what is missing, why, help, show and settings are answered', async () => {
    expect(textOf(await talk.say("what's missing?"))).toContain('Hours are missing:');
    expect(textOf(await talk.say('why apollo on Tuesday?'))).toMatch(
      /Apollo on Tuesday, Nov 17, 4:00 h: .+ sure\)/,
    );
    expect(textOf(await talk.say('help'))).toContain('What you can write');
    expect(textOf(await talk.say('Hello'))).toContain('What you can write');
    expect(textOf(await talk.say('show my week'))).toContain('Week of Nov 16 to Nov 22');
    expect(textOf(await talk.say('settings'))).toContain('Your settings');
  });

  test("the agent's draft is undone, though a later run of the agent has changed its lines", async () => {
    const range = { from: '2026-11-02', to: '2026-12-18' };
    const more = { id: 'a-1', projectId: 'apollo', ...range, minutesPerDay: 300 };
    await importList(world.app, lena, 'assignments', [more], 'replace');
    await runWeek(world.app, request({ kind: 'redraft' }, { runId: 'redraft-1' }));
    expect((await lines())[tuesday]).toContain('apollo 300 agent');
    await talk.say('show');
    await talk.press("Undo the agent's draft");
    await talk.press('Apply');
    expect((await lines()).flat()).toEqual([]);
  });

  test('the card of the week leads to the tab where the app in Teams is known', async () => {
    const teamsApp = { id: '3f0f8a52-91a7-4a0e-9a3f-1d9f4f5b7a10' };
    const known = talkWith(() => ({ ...world.app, teamsApp }));
    expect(JSON.stringify(await known.say('show'))).toContain(`/l/entity/${teamsApp.id}/my-week?`);
    expect(JSON.stringify(await talk.say('show'))).not.toContain('Open in tab');
  });

  test("the agent's draft is undone from the card, but for what the person has touched", async () => {
    await talk.say('set Apollo to 2h on Monday');
    await talk.press('Apply');
    await talk.say('show');
    await talk.press("Undo the agent's draft");
    await talk.press('Apply');
    expect((await lines()).flat()).toEqual(['apollo 120 person']);
  });
});

describe('the card of one day', () => {
  test('changes, deletes and adds lines, after they were shown', async () => {
    await talk.say('show');
    await talk.press('Looks wrong');
    await talk.press('Edit a day');
    const card = await talk.press('Tue, Nov 17');
    expect(textOf(card)).toContain('Edit Tuesday, Nov 17');
    const inputs = {
      'hours-0': '3.5',
      'comment-0': 'Data checks',
      'hours-1': '0',
      place: 'borealis|design',
      newHours: '1:30',
    };
    const shown = await talk.press('Show what would change', inputs);
    expect(textOf(shown)).toContain('4:00 h → 3:30 h');
    expect(textOf(shown)).toContain('Comment: Data checks');
    await talk.press('Apply');
    expect((await lines())[tuesday]?.sort()).toEqual(['apollo 210 person', 'borealis 90 person']);
  });

  test('asks again when an input is no number of hours, a project is missing, or nothing would change', async () => {
    await talk.say('show');
    await talk.press('Looks wrong');
    await talk.press('Edit a day');
    const card = await talk.press('Tue, Nov 17');
    const show = (inputs: Record<string, string>) => talk.pressOn(card, 'Show what would change', inputs);
    expect(textOf(await show({ 'hours-0': 'many' }))).toContain('“many” is no number of hours.');
    expect(textOf(await show({ newHours: '1' }))).toContain('Choose a project');
    expect(textOf(await show({}))).toContain('nothing would change');
    expect((await readWeek(world.app, lena, week)).version).toBe(1);
  });
});
