import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Situation } from '../../../core/decide.ts';
import { plan } from '../../../core/plan/plan.ts';
import type { CalendarEvent, Sources } from '../../../core/sources.ts';
import { type Day, weekDays } from '../../../core/week.ts';
import { anySituation } from '../arbitraries.ts';
import { thorough } from '../thorough.ts';

const kind = fc.constantFrom<'draft' | 'redraft'>('draft', 'redraft');

/** Minutes of a day that at least one of the events covers, counted one by one. */
function coveredMinutes(events: readonly CalendarEvent[], day: Day): number {
  const minutes = new Set<number>();
  for (const { startsAtMs, endsAtMs, ignored } of events) {
    if (ignored !== undefined) continue;
    const last = Math.min(endsAtMs, day.endsAtMs);
    for (let ms = Math.max(startsAtMs, day.startsAtMs); ms < last; ms += 60_000) minutes.add(ms);
  }
  return minutes.size;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

/** The same sources in another order, which means nothing: they are sets. */
function shuffled(sources: Sources): fc.Arbitrary<Sources> {
  const anyOrder = <T>(items: readonly T[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
  const weeks = Object.entries(sources.habits).map(([week, { lines }]) =>
    fc.record({ week: fc.constant(week), lines: anyOrder(lines) }),
  );
  return fc.record({
    assignments: anyOrder(sources.assignments),
    bookings: anyOrder(sources.bookings),
    timeOff: anyOrder(sources.timeOff),
    holidays: fc.constant(sources.holidays),
    habits: fc
      .tuple(...weeks)
      .chain(anyOrder)
      .map(each => Object.fromEntries(each.map(({ week, lines }) => [week, { lines }]))),
  });
}

const anyTwoOrders = anySituation.chain(situation =>
  fc.record({
    situation: fc.constant(situation),
    sources: shuffled(situation.sources),
    events: fc.shuffledSubarray(situation.events, { minLength: situation.events.length }),
  }),
);

const calendarOnly = ({ profile, ...rest }: Situation): Situation => ({
  ...rest,
  profile: { ...profile, sourceOrder: ['calendar'] },
});

describe('whatever the sources are', () => {
  test('calendar time is never counted twice, however events overlap', () => {
    fc.assert(
      fc.property(anySituation, kind, (given, each) => {
        const situation = calendarOnly(given);
        const { lines } = plan({ ...situation, kind: each });

        for (const day of weekDays(situation.head.week, situation.profile.zone)) {
          const work = lines.filter(
            ({ date, evidence }) => date === day.date && evidence.source === 'calendar',
          );
          const step = situation.profile.roundingMinutes;
          const covered = Math.round(coveredMinutes(situation.events, day) / step) * step;

          expect(work.reduce((sum, line) => sum + line.minutes, 0)).toBeLessThanOrEqual(covered);
        }
      }),
      thorough(400),
    );
  });

  test('their order means nothing: the op set has the same hash', () => {
    fc.assert(
      fc.property(anyTwoOrders, kind, ({ situation, sources, events }, each) => {
        const one = plan({ ...situation, kind: each });
        const other = plan({ ...situation, sources, events, kind: each });

        expect(other.ops).toEqual(one.ops);
      }),
      thorough(400),
    );
  });

  test('planning changes nothing that it is given', () => {
    fc.assert(
      fc.property(anySituation, kind, (situation, each) => {
        const { projects, ...rest } = situation;
        const text = JSON.stringify(rest);

        plan({ ...deepFreeze(rest), projects, kind: each });

        expect(JSON.stringify(rest)).toBe(text);
      }),
    );
  });

  test('control: the weeks that are tried have drafts to change, overlaps, closed days and leave', () => {
    const seen = { patched: 0, deleted: 0, created: 0, skipped: 0, away: 0, joined: 0, calendar: 0 };

    for (const situation of fc.sample(anySituation, { numRuns: 1_000, seed: 1 })) {
      const { lines, ops, skipped } = plan({ ...situation, kind: 'redraft' });
      seen.patched += Number(ops.some(({ op }) => op === 'patch' || op === 'replace'));
      seen.deleted += Number(ops.some(({ op }) => op === 'delete'));
      seen.created += Number(ops.some(({ op }) => op === 'create'));
      seen.skipped += Number(skipped.length > 0);
      seen.away += Number(lines.some(({ type }) => type !== 'work'));
      seen.joined += Number(lines.some(({ evidence }) => evidence.citations.length > 1));
      seen.calendar += Number(lines.some(({ evidence }) => evidence.source === 'calendar'));
    }

    for (const [name, count] of Object.entries(seen)) expect([name, count > 20]).toEqual([name, true]);
  });
});
