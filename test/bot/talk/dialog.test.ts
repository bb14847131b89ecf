import { beforeEach, describe, expect, test } from '@jest/globals';
import { cardBytes, cardBytesMax } from '../../../bot/cards/card.ts';
import type { Reply } from '../../../bot/talk/person.ts';
import { readWeek } from '../../../functions/week/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { add, draft, lena, monday, openSetUpWorld, request, tuesday, week } from '../../functions/person.ts';
import type { World } from '../../functions/world.ts';
import { buttonsOf, inputsOf, type Talk, talkWith, textOf } from '../talking.ts';

let world: World;
let talk: Talk;
const thursday = '2026-11-19';

beforeEach(async () => {
  world = await openSetUpWorld();
  await world.clock.sleep(Date.parse('2026-11-19T10:00:00Z') - world.clock.nowMs());
  await runWeek(world.app, request(draft, { runId: 'draft-1' }));
  talk = talkWith(() => world.app);
});

const weekNow = () => readWeek(world.app, lena, week);
const linesOn = async (date: string) =>
  (await weekNow()).days
    .filter(day => day.date === date)
    .flatMap(({ entries }) =>
      entries.map(({ projectId, taskId, minutes }) => `${projectId}/${taskId} ${minutes}`),
    )
    .sort();
const entryOn = async (date: string, projectId: string) => {
  const entries = (await weekNow()).days.flatMap(day => day.entries);
  return entries.find(entry => entry.date === date && entry.projectId === projectId)?.id ?? '';
};
async function openDialog(): Promise<Reply[]> {
  await talk.say('show');
  return talk.press('Edit');
}
const see = (inputs: Record<string, string>) => talk.press('Show what would change', inputs);
const sizeOf = ([reply]: readonly Reply[]) =>
  reply && 'dialog' in reply ? cardBytes(reply.dialog) : Number.NaN;

describe('the dialog of a week', () => {
  test('shows every line, and what was put into it before anything is done', async () => {
    const form = await openDialog();
    expect(textOf(form)).toContain('Tuesday, Nov 17 · 6:00 h');
    const id = await entryOn(tuesday, 'apollo');
    const shown = await see({ [`h:${id}`]: '3.5', [`c:${id}`]: 'Data checks' });
    expect(textOf(shown)).toContain('4:00 h → 3:30 h');
    expect(textOf(shown)).toContain('Comment: Data checks');
    expect((await weekNow()).version).toBe(1);
    const done = await talk.press('Apply');
    expect(done).toMatchObject([{ replaces: 'card-1' }]);
    expect(textOf(done)).toContain('Done. This is your week now.');
    expect(await linesOn(tuesday)).toEqual(['apollo/undefined 210', 'borealis/design 120']);
  });

  test('deletes, adds, splits and moves in one correction', async () => {
    await openDialog();
    const apollo = await entryOn(monday, 'apollo');
    await talk.press('Keep and go on', {
      [`h:${await entryOn(tuesday, 'borealis')}`]: '0',
      ...{ moveLine: apollo, moveHours: '1', movePlace: 'borealis' },
    });
    const shown = await see({
      ...{ moveLine: await entryOn(tuesday, 'apollo'), moveDay: thursday },
      ...{ addPlace: 'borealis|design', addDay: tuesday, addHours: '1:30', addComment: 'Sketches' },
    });
    expect(textOf(shown)).toContain('Removed: ');
    await talk.press('Apply');
    expect((await weekNow()).version).toBe(2);
    expect(await linesOn(monday)).toEqual([
      'apollo/undefined 180',
      'borealis/design 120',
      'borealis/undefined 60',
    ]);
    expect(await linesOn(tuesday)).toEqual(['borealis/design 90']);
    expect(await linesOn(thursday)).toEqual(['apollo/undefined 480', 'borealis/design 120']);
  });

  test('takes a comment away', async () => {
    const id = await entryOn(tuesday, 'apollo');
    await openDialog();
    await see({ [`c:${id}`]: 'Data checks' });
    await talk.press('Apply');
    await openDialog();
    await see({ [`c:${id}`]: '' });
    await talk.press('Apply');
    const lines = (await weekNow()).days.flatMap(({ entries }) => entries);
    expect(JSON.stringify(lines)).not.toContain('Data checks');
    expect(await linesOn(tuesday)).toEqual(['apollo/undefined 240', 'borealis/design 120']);
  });

  test('is left with what was typed when the person goes back from what would change', async () => {
    await openDialog();
    const id = await entryOn(tuesday, 'apollo');
    await see({ [`h:${id}`]: '3:15' });
    const again = await talk.press('Back to editing');
    expect(inputsOf(again)).toMatchObject({ [`h:${id}`]: '3:15' });
    expect(await talk.press('Show what would change')).toMatchObject([{ dialog: {} }]);
  });

  test('closes without a trace when it is cancelled', async () => {
    await openDialog();
    await see({ [`h:${await entryOn(tuesday, 'apollo')}`]: '3' });
    expect(await talk.press('Cancel')).toEqual([]);
    expect((await weekNow()).version).toBe(1);
  });

  test('is done once, however often Apply is pressed', async () => {
    await openDialog();
    const shown = await see({ [`h:${await entryOn(tuesday, 'apollo')}`]: '3' });
    await Promise.all([talk.pressOn(shown, 'Apply'), talk.pressOn(shown, 'Apply')]);
    expect(textOf(await talk.pressOn(shown, 'Apply'))).toContain('Done.');
    expect((await weekNow()).version).toBe(2);
  });
});

describe('what cannot be', () => {
  test.each(['abc', '-1', '25', '1:75', '0.333'])(
    'as hours, such as "%s", is named, and stays typed',
    async hours => {
      await openDialog();
      const id = await entryOn(tuesday, 'apollo');
      const other = await entryOn(monday, 'apollo');
      const again = await see({ [`h:${id}`]: hours, [`c:${other}`]: 'Kept words', addComment: 'Not yet' });
      expect(textOf(again)).toContain(`Apollo, Tue, Nov 17: “${hours}” is no number of hours.`);
      expect(inputsOf(again)).toMatchObject({
        [`h:${id}`]: hours,
        [`c:${other}`]: 'Kept words',
        addComment: 'Not yet',
      });
      expect((await weekNow()).version).toBe(1);
    },
  );

  test.each<[string, Record<string, string>, string]>([
    ['more than the line has', { moveHours: '5', moveDay: monday }, 'has only 4:00 h'],
    ['to where it is', {}, 'is there already'],
    ['no hours', { moveHours: '0', moveDay: monday }, 'is no number of hours'],
  ])('a move of %s', async (_, inputs, said) => {
    await openDialog();
    const again = await see({ moveLine: await entryOn(tuesday, 'apollo'), ...inputs });
    expect(textOf(again)).toContain(said);
  });

  test.each<[string, Record<string, string>, string]>([
    ['a move of no line', { moveHours: '1' }, 'Choose the line'],
    ['a line without a project', { addHours: '1', addDay: monday }, 'Choose a project'],
    ['a line without hours', { addPlace: 'apollo', addDay: monday }, 'Hours are missing'],
    ['nothing at all', {}, 'Nothing would change yet.'],
  ])('%s', async (_, inputs, said) => {
    await openDialog();
    expect(textOf(await see(inputs))).toContain(said);
  });

  test('a day beyond what it may hold comes back with the reason, and with what was typed', async () => {
    await openDialog();
    const again = await see({ addPlace: 'apollo', addDay: monday, addHours: '24' });
    expect(textOf(again)).toContain('would hold 1800 minutes');
    expect(inputsOf(again)).toMatchObject({ addHours: '24' });
  });

  test('data that no dialog of ours has opens the week anew', async () => {
    const odd = { verb: 'do', week, version: -1, changes: [{ op: 'approve' }] };
    const shown = await talk.event({ kind: 'dialog', data: odd });
    expect(shown).toMatchObject([{ dialog: {} }]);
    expect((await weekNow()).version).toBe(1);
  });

  test('a week that is submitted is not edited: the dialog says what to do', async () => {
    const form = await openDialog();
    await runWeek(world.app, request({ kind: 'submit' }));
    const answer = await talk.pressOn(form, 'Show what would change', {});
    expect(answer).toEqual([{ text: expect.stringContaining('Recall it first') }]);
  });
});

describe('a week that has changed since', () => {
  test('comes up as it is now, with what was typed, and nothing is done', async () => {
    const form = await openDialog();
    const id = await entryOn(tuesday, 'apollo');
    await runWeek(world.app, request(add(30)));
    const again = await talk.pressOn(form, 'Show what would change', { [`h:${id}`]: '3' });
    expect(textOf(again)).toContain('Your week has changed meanwhile');
    expect(textOf(again)).toContain('Monday, Nov 16 · 6:30 h');
    expect(inputsOf(again)).toMatchObject({ [`h:${id}`]: '3' });
    expect((await weekNow()).version).toBe(2);
    // The control: the new form goes through.
    await talk.press('Show what would change', { [`h:${id}`]: '3' });
    await talk.press('Apply');
    expect((await weekNow()).version).toBe(3);
  });

  test('between looking and pressing is shown again, too; of lines that are gone nothing is left', async () => {
    await openDialog();
    const id = await entryOn(tuesday, 'apollo');
    const shown = await see({ [`h:${id}`]: '3' });
    await runWeek(world.app, request({ kind: 'correct', changes: [{ op: 'delete', entryId: id }] }));
    const again = await talk.pressOn(shown, 'Apply');
    expect(textOf(again)).toContain('Your week has changed meanwhile');
    expect(Object.keys(inputsOf(again))).not.toContain(`h:${id}`);
    expect((await weekNow()).version).toBe(2);
  });
});

describe('a full week', () => {
  beforeEach(async () => {
    const changes = Array.from({ length: 80 }, (_, index) => ({
      ...{ op: 'add' as const, date: index < 40 ? monday : tuesday, minutes: 5, projectId: 'apollo' },
      externalComment: `${'漢'.repeat(90)} ${index}`,
    }));
    await runWeek(world.app, request({ kind: 'correct', changes }));
  });

  test('is turned over page by page, keeps what was changed, and every page is small enough', async () => {
    let page = await openDialog();
    const seen = new Set<string>();
    const first = Object.keys(inputsOf(page)).find(key => key.startsWith('h:')) ?? '';
    for (let turns = 0; turns < 30 && !seen.has('all'); turns += 1) {
      expect(sizeOf(page)).toBeLessThanOrEqual(cardBytesMax);
      const keys = Object.keys(inputsOf(page)).filter(key => key.startsWith('h:'));
      if (turns > 0 && keys.includes(first)) seen.add('all');
      for (const key of keys) seen.add(key);
      page = await talk.press('More lines', turns === 0 ? { [first]: '0:10' } : {});
    }
    expect(seen.size).toBe(90 + 1);
    expect(textOf(page)).toMatch(/Lines \d+ to \d+ of 90\./);
    expect(buttonsOf(page[0] as Reply).map(({ title }) => title)).toContain('Show what would change');
    const shown = await talk.press('Show what would change');
    expect(textOf(shown)).toContain('0:10 h');
  });
});
