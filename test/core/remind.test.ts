import { describe, expect, test } from '@jest/globals';
import { noSources } from '../../core/sources.ts';
import { weekDates } from '../../core/week.ts';
import {
  aHead,
  anEntry,
  aPolicy,
  aProfile,
  aSituation,
  decided,
  friday,
  monday,
  refused,
  thursday,
  tuesday,
  wednesday,
  week,
} from './builders.ts';

const remind = { kind: 'remind' } as const;
const full = (...dates: string[]) => dates.map(date => anEntry({ id: `e-${date}`, date, minutes: 480 }));

describe('a reminder', () => {
  test('names the working days that lack hours, and changes nothing of the week', () => {
    const head = aHead([
      ...full(monday, tuesday, wednesday),
      anEntry({ id: 'half', date: thursday, minutes: 180 }),
    ]);
    const run = decided(remind, aSituation({ head }));
    expect(run.outcome).toMatchObject({ kind: 'remind', result: 'committed', version: head.version });
    expect(run.outcome.missing).toEqual([
      { date: thursday, minutes: 300 },
      { date: friday, minutes: 480 },
    ]);
    expect(run.opSet.ops).toEqual([]);
    expect(run.head).toEqual(head);
  });

  test('is not sent for a week that is full: the outcome says unchanged', () => {
    const head = aHead(full(...weekDates(week).slice(0, 5)));
    const { outcome } = decided(remind, aSituation({ head }));
    expect(outcome.result).toBe('unchanged');
    expect(outcome).not.toHaveProperty('missing');
  });

  test('spares days on which nothing is missing, or can be done: holidays, leave, closed days', () => {
    const sources = {
      ...noSources,
      holidays: [{ date: monday, name: 'Holiday' }],
      timeOff: [{ id: 'v', from: tuesday, to: wednesday, type: 'vacation' as const }],
    };
    const policy = aPolicy({ closedPeriods: [{ from: thursday, to: thursday }] });
    const { outcome } = decided(remind, aSituation({ sources, policy }));
    expect(outcome.missing).toEqual([{ date: friday, minutes: 480 }]);
  });

  test('counts half a day of leave as half a day', () => {
    const timeOff = [{ id: 'v', from: monday, to: friday, type: 'vacation' as const, minutesPerDay: 240 }];
    const { outcome } = decided(remind, aSituation({ sources: { ...noSources, timeOff } }));
    expect(outcome.missing).toContainEqual({ date: monday, minutes: 240 });
  });

  test('goes by the tenant’s rule for missing hours', () => {
    const policy = aPolicy({ rules: { missingHours: { fromMinutes: 480 } } });
    expect(decided(remind, aSituation({ policy })).outcome.result).toBe('unchanged');
  });

  test('says nothing of a week that is handed in, but of one that came back', () => {
    const submitted = aSituation({ head: aHead([], { status: 'submitted' }) });
    const returned = aSituation({ head: aHead([], { status: 'returned' }) });
    expect(decided(remind, submitted).outcome.result).toBe('unchanged');
    expect(decided(remind, returned).outcome.result).toBe('committed');
  });

  test('needs consent, as a draft does', () => {
    const profile = aProfile({ consent: false });
    expect(refused(remind, aSituation({ profile })).code).toBe('consentMissing');
  });
});
