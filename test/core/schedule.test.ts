import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { catchUpMs, defaultSchedule, dueRuns, type Schedule } from '../../core/schedule.ts';
import { isId } from '../../functions/http/parameters.ts';

const schedule: Schedule = {
  startOfWeek: { enabled: true, at: '07:00' },
  lastWorkingDay: { enabled: true, at: '15:00', remind: true },
};
const MINUTE = 60_000;
const ids = (zone: string, at: string, by = schedule) =>
  dueRuns(by, zone, Date.parse(at)).map(({ orgRunId }) => orgRunId);

describe('what is due', () => {
  test('is a draft at its time on the wall of the zone, for those whose week begins on that day', () => {
    expect(ids('Europe/Berlin', '2026-11-23T05:59:00Z')).toEqual([]);
    expect(dueRuns(schedule, 'Europe/Berlin', Date.parse('2026-11-23T06:00:00Z'))).toEqual([
      {
        orgRunId: 'auto.draft.2026-W48.Europe.Berlin.0',
        request: {
          ...{ week: '2026-W48', kind: 'draft', dryRun: false, rate: 50 },
          selection: { zone: 'Europe/Berlin', weekday: 0 },
        },
      },
    ]);
  });

  test('goes out at the rate that the schedule says', () => {
    const rates = dueRuns({ ...schedule, rate: 5 }, 'UTC', Date.parse('2026-11-23T07:00:00Z'));
    expect(rates.map(({ request }) => request.rate)).toEqual([5]);
  });

  test('is a redraft, and a reminder an hour later', () => {
    expect(ids('UTC', '2026-11-27T15:00:00Z')).toEqual(['auto.redraft.2026-W48.UTC.4']);
    expect(ids('UTC', '2026-11-27T16:00:00Z')).toEqual([
      'auto.redraft.2026-W48.UTC.4',
      'auto.reminder.2026-W48.UTC.4',
    ]);
  });

  test('is made up for within four hours, also past midnight, and then let be', () => {
    const late: Schedule = { ...defaultSchedule, startOfWeek: { enabled: true, at: '22:30' } };
    expect(ids('UTC', '2026-11-23T22:29:59Z', late)).toEqual([]);
    for (const at of ['2026-11-23T22:30:00Z', '2026-11-24T00:00:00Z', '2026-11-24T02:29:59Z'])
      expect(ids('UTC', at, late)).toEqual(['auto.draft.2026-W48.UTC.0']);
    expect(ids('UTC', '2026-11-24T02:30:00Z', late)).toEqual([]);
  });

  test('is of the week that the day lies in, at the turn of the year, too', () => {
    expect(ids('UTC', '2027-01-01T07:00:00Z')).toEqual(['auto.draft.2026-W53.UTC.4']);
    expect(ids('UTC', '2027-01-04T07:00:00Z')).toEqual(['auto.draft.2027-W01.UTC.0']);
  });

  test('is on another day where it is another day', () => {
    const monday = Date.parse('2026-11-22T18:05:00Z');
    expect(dueRuns(schedule, 'Pacific/Auckland', monday)[0]?.orgRunId).toBe(
      'auto.draft.2026-W48.Pacific.Auckland.0',
    );
    expect(dueRuns(schedule, 'UTC', monday).map(({ request }) => request.week)).not.toContain('2026-W48');
  });

  test('is nothing by default, and only what is switched on', () => {
    for (let hour = 0; hour < 168; hour += 1)
      expect(
        dueRuns(defaultSchedule, 'UTC', Date.parse('2026-11-23T00:00:00Z') + hour * 60 * MINUTE),
      ).toEqual([]);
    const noReminder = { ...schedule, lastWorkingDay: { ...schedule.lastWorkingDay, remind: false } };
    expect(ids('UTC', '2026-11-27T16:00:00Z', noReminder)).toEqual(['auto.redraft.2026-W48.UTC.4']);
  });
});

describe('when the clock changes', () => {
  const at = (time: string): Schedule => ({ ...defaultSchedule, startOfWeek: { enabled: true, at: time } });

  test('in spring, a time that does not exist comes when the clock has leapt', () => {
    // In Berlin 02:30 does not exist on 29 March 2026; at 01:00 UTC it becomes 03:00.
    expect(ids('Europe/Berlin', '2026-03-29T00:59:00Z', at('02:30'))).toEqual([]);
    expect(ids('Europe/Berlin', '2026-03-29T01:30:00Z', at('02:30'))).toEqual([
      'auto.draft.2026-W13.Europe.Berlin.6',
    ]);
  });

  test('in autumn, a time that comes twice starts one run, at the first of the two', () => {
    // In Berlin 02:30 comes at 00:30 and at 01:30 UTC on 25 October 2026.
    expect(ids('Europe/Berlin', '2026-10-25T00:29:00Z', at('02:30'))).toEqual([]);
    const first = ids('Europe/Berlin', '2026-10-25T00:30:00Z', at('02:30'));
    expect(first).toEqual(['auto.draft.2026-W43.Europe.Berlin.6']);
    expect(ids('Europe/Berlin', '2026-10-25T01:30:00Z', at('02:30'))).toEqual(first);
  });

  test('seven in the morning stays seven in the morning', () => {
    expect(ids('Europe/Berlin', '2026-10-23T05:00:00Z', at('07:00'))).toHaveLength(1);
    expect(ids('Europe/Berlin', '2026-10-26T05:00:00Z', at('07:00'))).toEqual([]);
    expect(ids('Europe/Berlin', '2026-10-26T06:00:00Z', at('07:00'))).toHaveLength(1);
  });
});

test('every zone has runs of its own, under ids that the API takes', () => {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'Etc/GMT+5', 'Etc/GMT-5', longest]);
  const all: string[] = [];
  for (const zone of zones) {
    const hours = Array.from({ length: 48 }, (_, hour) => Date.UTC(2026, 10, 26, hour));
    const own = new Set(hours.flatMap(ms => dueRuns(schedule, zone, ms).map(({ orgRunId }) => orgRunId)));
    expect(own.size).toBeGreaterThanOrEqual(6);
    all.push(...own);
  }
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter(id => !isId(id))).toEqual([]);
});

const longest = 'America/Argentina/ComodRivadavia';

test('whatever the zone, the time and the season, a timer every five minutes starts each run, and for four hours', () => {
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'America/New_York',
  );
  const time = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  fc.assert(
    fc.property(zone, time, fc.nat(365), (zone, at, day) => {
      const startMs = Date.UTC(2026, 0, 1) + day * 24 * 60 * MINUTE;
      const by: Schedule = { ...defaultSchedule, startOfWeek: { enabled: true, at } };
      const ticks = new Map<string, number>();
      for (let ms = startMs; ms < startMs + 72 * 60 * MINUTE; ms += 5 * MINUTE) {
        for (const { orgRunId } of dueRuns(by, zone, ms)) ticks.set(orgRunId, (ticks.get(orgRunId) ?? 0) + 1);
      }
      const counts = [...ticks.values()];
      // Three days hold two whole ones; a run is due on 48 ticks, unless it began before or ends after them.
      expect(counts.length).toBeGreaterThanOrEqual(3);
      expect(counts.filter(count => count === catchUpMs / (5 * MINUTE)).length).toBeGreaterThanOrEqual(2);
      expect(Math.max(...counts)).toBe(48);
    }),
    { numRuns: 20 },
  );
});
