import { beforeEach, describe, expect, test } from '@jest/globals';
import type { WeekId } from '../../../core/week.ts';
import { importCalendar } from '../../../functions/people/calendar.ts';
import { changeProfile } from '../../../functions/people/profile.ts';
import { type CalendarDocument, documentId } from '../../../functions/week/documents.ts';
import { lena, week } from '../person.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await changeProfile(world.app, lena, { zone: 'Europe/Berlin' });
});

const event = (id: string, from: string, to: string, more: object = {}) => ({
  id,
  subject: `About ${id}`,
  start: { dateTime: `2026-${from}:00.0000000`, timeZone: 'UTC' },
  end: { dateTime: `2026-${to}:00.0000000`, timeZone: 'UTC' },
  ...more,
});
const send = (value: unknown[], more: { mode?: 'merge'; week?: WeekId } = {}) =>
  importCalendar(world.app, lena, { mode: 'replace', ...more, value });

async function eventsOf(id: WeekId) {
  const stored = await world.app.timesheets.read<CalendarDocument>(lena, documentId.calendar(id));
  return stored?.body.events;
}
const idsOf = async (id: WeekId) => (await eventsOf(id))?.map(each => each.id);

describe('events are kept', () => {
  test('with the week that they lie in for the person', async () => {
    const sunday = event('late', '11-15T22:30', '11-15T22:45');
    const monday = event('early', '11-15T23:30', '11-15T23:45');
    expect(await send([sunday, monday])).toEqual({ imported: 2, weeks: ['2026-W46', week], rejected: [] });
    expect([await idsOf('2026-W46'), await idsOf(week)]).toEqual([['late'], ['early']]);
  });

  test('with both weeks when they last over the turn, and once when they only end at it', async () => {
    const over = event('over', '11-15T22:00', '11-16T01:00');
    const until = event('until', '11-15T22:00', '11-15T23:00');
    expect(await send([over, until])).toMatchObject({ imported: 2, weeks: ['2026-W46', week] });
    expect(await idsOf(week)).toEqual(['over']);
  });

  test('with every week that they last over, even when only one of them is asked for', async () => {
    const long = event('long', '11-10T08:00', '11-25T17:00');
    expect(await send([long], { week })).toMatchObject({ imported: 1, weeks: [week] });
    expect(await send([long])).toMatchObject({ imported: 1, weeks: ['2026-W46', week, '2026-W48'] });
    expect(await idsOf(week)).toEqual(['long']);
  });

  test('with their first and last week when they never count and last for years', async () => {
    const end = { dateTime: '2099-01-01T00:00:00', timeZone: 'UTC' };
    const sabbatical = event('long', '11-10T00:00', '11-25T00:00', { end, isAllDay: true });
    expect(await send([sabbatical])).toMatchObject({ imported: 1, weeks: ['2026-W46', '2099-W01'] });
  });

  test('in the order of their beginnings, each id once', async () => {
    const late = event('b', '11-17T09:00', '11-17T10:00');
    await send([late, event('a', '11-16T09:00', '11-16T10:00'), late]);
    expect(await idsOf(week)).toEqual(['a', 'b']);
  });

  test('without names, addresses, places and bodies', async () => {
    const address = (name: string) => ({ emailAddress: { name, address: `${name}@apollo.example` } });
    const private_ = { sensitivity: 'private', subject: 'Canary doctor' };
    await send([
      event('open', '11-16T09:00', '11-16T10:00', {
        attendees: [address('Canary-one')],
        organizer: address('Canary-two'),
        body: { content: 'Canary body' },
        location: { displayName: 'Canary place' },
      }),
      event('private', '11-16T11:00', '11-16T12:00', private_),
    ]);
    const stored = await eventsOf(week);
    expect(stored).toMatchObject([
      { id: 'open', domains: ['apollo.example'] },
      { ignored: 'private', title: '' },
    ]);
    expect(JSON.stringify(stored)).not.toMatch(/canary/i);
  });

  test('with titles cut to a length that is whole characters', async () => {
    await send([event('emoji', '11-16T09:00', '11-16T10:00', { subject: `${'x'.repeat(254)}👋 and more` })]);
    const [stored] = (await eventsOf(week)) ?? [];
    expect(stored?.title.isWellFormed()).toBe(true);
    expect(stored?.title.length).toBeLessThanOrEqual(255);
  });
});

describe('what an import takes the place of', () => {
  const first = event('first', '11-16T09:00', '11-16T10:00');
  const second = event('second', '11-17T09:00', '11-17T10:00');
  const other = event('other', '11-25T09:00', '11-25T10:00');

  test('is the weeks that it has events in, and no other', async () => {
    await send([first, other]);
    await send([second]);
    expect([await idsOf(week), await idsOf('2026-W48')]).toEqual([['second'], ['other']]);
  });

  test('is the same events only, when it is merged', async () => {
    await send([first]);
    await send([second, { ...first, subject: 'Renamed' }], { mode: 'merge' });
    expect(await eventsOf(week)).toMatchObject([{ id: 'first', title: 'Renamed' }, { id: 'second' }]);
  });

  test('is just the week that it names, even by nothing', async () => {
    await send([first, other]);
    expect(await send([other], { week })).toEqual({ imported: 0, weeks: [week], rejected: [] });
    expect([await idsOf(week), await idsOf('2026-W48')]).toEqual([[], ['other']]);
  });
});

describe('events that cannot be used', () => {
  test('are listed with their place and the reason, and the others go in', async () => {
    const good = event('good', '11-16T09:00', '11-16T10:00');
    const { imported, rejected } = await send([
      good,
      'text',
      null,
      { ...good, id: '' },
      { ...good, id: 'x'.repeat(5_000) },
      { ...good, id: 'lone \ud800' },
      { ...good, id: 7 },
      { ...good, start: {} },
      { ...good, end: { dateTime: 'soon', timeZone: 'UTC' } },
      { ...good, start: { dateTime: '2026-11-16T09:00:00', timeZone: 'Mars' } },
      { ...good, end: { dateTime: '2026-11-16T08:00:00', timeZone: 'UTC' } },
      { ...good, end: { dateTime: '2036-11-16T08:00:00', timeZone: 'UTC' } },
      { ...good, type: 'seriesMaster' },
    ]);
    expect([imported, rejected.map(({ field }) => field)]).toEqual([
      1,
      Array.from({ length: 12 }, (_, index) => `value[${index + 1}]`),
    ]);
    for (const { message } of rejected) expect(message).toMatch(/^The event .+\.$/);
    expect(await idsOf(week)).toEqual(['good']);
  });

  test('because they span more than 60 weeks are refused all together, and nothing is written', async () => {
    const before = await world.bytes(lena);
    const refused = { problem: { code: 'fieldInvalid', field: 'value' } };
    await expect(send(yearsOfMondays())).rejects.toMatchObject(refused);
    expect(await world.bytes(lena)).toBe(before);
    expect(await send(yearsOfMondays().slice(0, 60))).toMatchObject({ imported: 60 });
  });
});

function yearsOfMondays(): object[] {
  const startMs = Date.UTC(2026, 0, 5, 9);
  return Array.from({ length: 61 }, (_, index) => {
    const dateTime = new Date(startMs + index * 7 * 86_400_000).toISOString().slice(0, 19);
    return { id: `m-${index}`, start: { dateTime, timeZone: 'UTC' }, end: { dateTime, timeZone: 'UTC' } };
  });
}
