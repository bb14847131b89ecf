import { beforeEach, describe, expect, test } from '@jest/globals';
import { changeProfile } from '../../../functions/people/profile.ts';
import { readWeek } from '../../../functions/week/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { draft, lena, openSetUpWorld, request, week } from '../../functions/person.ts';
import type { World } from '../../functions/world.ts';
import { buttonsOf, inputsOf, type Talk, talkWith, textOf } from '../talking.ts';

let world: World;
let talk: Talk;
beforeEach(async () => {
  world = await openSetUpWorld();
  await world.clock.sleep(Date.parse('2026-11-19T10:00:00Z') - world.clock.nowMs());
  await runWeek(world.app, request(draft, { runId: 'draft-1' }));
  talk = talkWith(() => world.app);
});

const weekNow = (of = week) => readWeek(world.app, lena, of);
const minutesOn = async (day: number) => (await weekNow()).days[day]?.totalMinutes;
const tuesday = 1;

describe('editing in the chat, for clients without dialogs', () => {
  test('“edit Tuesday” shows the day’s lines; what was changed is shown before it is done', async () => {
    const card = await talk.say('edit Tuesday');
    expect(textOf(card)).toContain('Edit Tuesday, Nov 17');
    expect(inputsOf(card)).toMatchObject({ 'hours-0': '4:00', 'hours-1': '2:00' });
    const shown = await talk.press('Show what would change', { ...inputsOf(card), 'hours-0': '2:30' });
    expect(textOf(shown)).toContain('4:00 h → 2:30 h');
    expect((await weekNow()).version).toBe(1);
    await talk.press('Apply');
    expect(await weekNow()).toMatchObject({ version: 2 });
    expect(await minutesOn(tuesday)).toBe(270);
  });

  test('“edit” asks for the day', async () => {
    expect(textOf(await talk.say('edit'))).toContain('Which day?');
    expect(textOf(await talk.press('Tue, Nov 17'))).toContain('Edit Tuesday, Nov 17');
  });

  test('“Dienstag bearbeiten” does the same, in German', async () => {
    await changeProfile(world.app, lena, { locale: 'de-DE' });
    expect(textOf(await talk.say('Dienstag bearbeiten'))).toContain('Dienstag, 17. Nov. ändern');
    expect(textOf(await talk.say('nächsten Montag bearbeiten'))).toContain('„bearbeiten“, um einen Tag');
    expect(textOf(await talk.say('morgen bearbeiten'))).toContain('Freitag, 20. Nov. ändern');
  });

  test('a day of another week is edited in that week', async () => {
    const card = await talk.say('edit next Monday');
    expect(textOf(card)).toContain('Edit Monday, Nov 23');
    await talk.press('Show what would change', { place: 'apollo', newHours: '1' });
    await talk.press('Apply');
    expect(await weekNow('2026-W48')).toMatchObject({ version: 1, totalMinutes: 60 });
    expect(await weekNow()).toMatchObject({ version: 1 });
  });

  test('a line can be added and another taken away; hours that are none are named', async () => {
    const card = await talk.say('edit Tuesday');
    const typed = { ...inputsOf(card), 'hours-1': '0', place: 'borealis', newHours: 'two' };
    const again = await talk.press('Show what would change', typed);
    expect(textOf(again)).toContain('“two” is no number of hours.');
    await talk.press('Show what would change', { ...typed, newHours: '2' });
    expect((await weekNow()).version).toBe(1);
    await talk.press('Apply');
    expect(await minutesOn(tuesday)).toBe(360);
  });

  test('a card whose week has changed since changes nothing', async () => {
    const card = await talk.say('edit Tuesday');
    await talk.say('add 1h to Apollo on Friday');
    await talk.press('Apply');
    const stale = await talk.pressOn(card, 'Show what would change', { ...inputsOf(card), 'hours-0': '1' });
    expect(textOf(stale)).toContain('Your week has changed since this card was made');
    expect(await weekNow()).toMatchObject({ version: 2 });
    expect(await minutesOn(tuesday)).toBe(360);
  });

  test('a week that was submitted is to be recalled first, and can be edited then', async () => {
    const press = async (words: string, button: string) => {
      await talk.say(words);
      await talk.press(button);
    };
    await press('submit', 'Submit');
    expect(textOf(await talk.say('edit Tuesday'))).toContain('Recall it first');
    expect(textOf(await talk.say('edit'))).toContain('Recall it first');
    await press('recall', 'Recall');
    expect(textOf(await talk.say('edit Tuesday'))).toContain('Edit Tuesday, Nov 17');
  });

  test('a day that is closed is not offered, and said to be closed when it was asked for', async () => {
    world = await openSetUpWorld({ closedThrough: '2026-11-17' });
    await runWeek(world.app, request(draft, { runId: 'draft-1' }));
    const answer = await talk.say('edit 2026-11-17');
    expect(textOf(answer)).toContain('Tuesday, Nov 17 is closed.');
    const buttons = answer.flatMap(buttonsOf).map(({ title }) => title);
    expect(buttons).toContain('Wed, Nov 18');
    expect(buttons).not.toContain('Tue, Nov 17');
  });

  test('a week whose every day is closed has nothing to edit', async () => {
    world = await openSetUpWorld({ closedThrough: '2026-11-22' });
    expect(textOf(await talk.say('edit 2026-11-17'))).toContain('Every day of this week is closed.');
  });
});
