import { describe, expect, test } from '@jest/globals';
import { noSources } from '../../../core/sources.ts';
import { aProfile, monday, saturday } from '../builders.ts';
import { findingsOf, weekOf, worked } from './reviewing.ts';

describe('work on a day that is no working day', () => {
  test('is reported', () => {
    expect(findingsOf('weekendWork', { head: weekOf(...worked(60, saturday)) })).toMatchObject([
      { date: saturday, message: expect.stringContaining('1:00 of work') },
    ]);
  });

  test('is ordinary for whoever works on that day', () => {
    const profile = aProfile({ workingHours: { minutes: [0, 480, 480, 480, 480, 480, 0] } });

    expect(findingsOf('weekendWork', { head: weekOf(...worked(60, saturday)), profile })).toEqual([]);
    expect(findingsOf('weekendWork', { head: weekOf(...worked(60, monday)), profile })).toHaveLength(1);
  });

  test('is not leave', () => {
    const head = weekOf({ date: saturday, type: 'absence' });

    expect(findingsOf('weekendWork', { head })).toEqual([]);
  });
});

describe('work on a public holiday', () => {
  const sources = { ...noSources, holidays: [{ date: monday, name: 'Repentance Day' }] };

  test('is reported with its name', () => {
    expect(findingsOf('holidayWork', { head: weekOf(...worked(60, monday)), sources })).toMatchObject([
      { date: monday, message: expect.stringContaining('Repentance Day') },
    ]);
  });

  test('is nothing on the days around it', () => {
    expect(findingsOf('holidayWork', { head: weekOf(...worked(60, '2026-11-17')), sources })).toEqual([]);
  });
});

describe('work during time off', () => {
  const off = { id: 'leave-1', from: monday, to: monday, type: 'vacation' } as const;
  const onLeave = (minutesPerDay?: number) => ({
    ...noSources,
    timeOff: [{ ...off, ...(minutesPerDay !== undefined && { minutesPerDay }) }],
  });

  test('is reported on a whole day off', () => {
    const found = findingsOf('workDuringTimeOff', {
      head: weekOf(...worked(15, monday)),
      sources: onLeave(),
    });

    expect(found).toMatchObject([{ date: monday, message: expect.stringContaining('leaves 0:00') }]);
  });

  test('may fill what half a day off leaves, and not more', () => {
    const sources = onLeave(240);

    expect(findingsOf('workDuringTimeOff', { head: weekOf(...worked(240, monday)), sources })).toEqual([]);
    expect(findingsOf('workDuringTimeOff', { head: weekOf(...worked(241, monday)), sources })).toHaveLength(
      1,
    );
  });

  test('is nothing on other days', () => {
    const head = weekOf(...worked(480, '2026-11-17'));

    expect(findingsOf('workDuringTimeOff', { head, sources: onLeave() })).toEqual([]);
  });
});
