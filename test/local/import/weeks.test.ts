import { describe, expect, test } from '@jest/globals';
import { placeEvents, spanOf, weeksAround, weeksOfDates } from '../../../local/import/calendar/weeks.ts';
import { UsageError } from '../../../local/import/io.ts';

const at = (start: string, end: string) => ({
  id: `from-${start}`,
  subject: 'Work',
  start: { dateTime: start, timeZone: 'UTC' },
  end: { dateTime: end, timeZone: 'UTC' },
});
const found = (...events: unknown[]) => ({
  items: events.map((event, index) => ({ position: `value[${index}]`, event })),
  refused: [],
});

describe('events are placed in the weeks of the person', () => {
  const lateOnSunday = at('2026-11-15T20:00:00', '2026-11-15T21:00:00');

  test.each([
    ['Europe/Berlin', ['2026-W46']],
    ['Asia/Kolkata', ['2026-W47']],
  ])('in %s', (zone, weeks) => {
    expect([...placeEvents(found(lateOnSunday), zone).weeks.keys()]).toEqual(weeks);
  });

  test('one over the turn of the week stands in both, and counts once', () => {
    const { weeks, placed } = placeEvents(found(at('2026-11-15T22:00:00', '2026-11-16T02:00:00')), 'UTC');
    expect([...weeks.keys()]).toEqual(['2026-W46', '2026-W47']);
    expect(placed).toBe(1);
  });

  test('one that ends with the week does not stand in the next', () => {
    const { weeks } = placeEvents(found(at('2026-11-15T22:00:00', '2026-11-16T00:00:00')), 'UTC');
    expect([...weeks.keys()]).toEqual(['2026-W46']);
  });

  test('wanted weeks come out even when they are empty, and nothing else does', () => {
    const { weeks, outside } = placeEvents(found(lateOnSunday), 'UTC', ['2026-W47']);
    expect([...weeks]).toEqual([['2026-W47', []]]);
    expect(outside).toBe(1);
  });

  test('one that cannot be used is refused with its place', () => {
    const { refused, placed } = placeEvents(
      found(lateOnSunday, { ...lateOnSunday, end: undefined }, 7),
      'UTC',
    );
    expect(placed).toBe(1);
    expect(refused).toEqual([
      { position: 'value[1]', reason: 'the event end must have a dateTime' },
      { position: 'value[2]', reason: 'the event must be an object' },
    ]);
  });
});

describe('the wanted weeks', () => {
  test('are whole ones', () => {
    expect(weeksOfDates('2026-11-18', '2026-11-23')).toEqual(['2026-W47', '2026-W48']);
  });

  test('are the last eight and the next four around now', () => {
    const weeks = weeksAround(Date.UTC(2026, 10, 18), 'UTC');
    expect([weeks[0], weeks.at(-1), weeks.length]).toEqual(['2026-W39', '2026-W51', 13]);
  });

  test('begin and end with days of the person, across a clock change', () => {
    const { from, to } = spanOf(['2026-W43', '2026-W44'], 'Europe/Berlin');
    expect([from.toISOString(), to.toISOString()]).toEqual([
      '2026-10-18T22:00:00.000Z',
      '2026-11-01T23:00:00.000Z',
    ]);
  });

  test.each([
    ['2026-11-18', '2026-11-17'],
    ['2020-01-01', '2026-11-17'],
  ])('do not reach from %s to %s', (from, to) => {
    expect(() => weeksOfDates(from, to)).toThrow(UsageError);
  });
});
