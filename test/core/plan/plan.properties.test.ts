import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { targetFault } from '../../../core/catalogue.ts';
import { dayLimit } from '../../../core/day-limit.ts';
import type { Situation } from '../../../core/decide.ts';
import { type Entry, entryKey, isAway, totalMinutes } from '../../../core/entry.ts';
import { isOpenWeek } from '../../../core/head.ts';
import { applyOps, bodyOf, inverse } from '../../../core/opset.ts';
import { plan } from '../../../core/plan/plan.ts';
import { isClosed } from '../../../core/policy.ts';
import { weekDays } from '../../../core/week.ts';
import { anySituation } from '../arbitraries.ts';
import { thorough } from '../thorough.ts';

const kind = fc.constantFrom<'draft' | 'redraft'>('draft', 'redraft');

/** Plans any week, and tells what the week holds afterwards. */
function forAnyPlan(check: (run: ReturnType<typeof planned>) => void): void {
  fc.assert(
    fc.property(anySituation, kind, (situation, each) => check(planned(situation, each))),
    thorough(400),
  );
}

function planned(situation: Situation, each: 'draft' | 'redraft') {
  const result = plan({ ...situation, kind: each });
  const { head } = situation;
  return {
    ...result,
    kind: each,
    situation,
    entries: applyOps(head.entries, result.ops, head.version + 1),
  };
}

/** What the agent may not touch: a person's entries, what is no longer a draft, and closed days and projects. */
function isFixed({ head, policy }: Situation, entry: Entry): boolean {
  if (entry.owner === 'person' || entry.status !== 'draft' || !isOpenWeek(head)) return true;
  return isClosed(policy, entry.date, entry.projectId);
}

const fixedOf = (situation: Situation, entries: readonly Entry[]) =>
  entries.filter(entry => isFixed(situation, entry));

describe('whatever a week rests on', () => {
  test('no day has two lines for the same work, nor one for what a person has settled', () => {
    forAnyPlan(({ lines, situation }) => {
      const keys = lines.map(entryKey);
      const settled = new Set(fixedOf(situation, situation.head.entries).map(entryKey));

      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.filter(key => settled.has(key) || situation.head.dismissed.includes(key))).toEqual([]);
    });
  });

  test('no day goes over its maximum, unless what the agent may not touch does by itself', () => {
    forAnyPlan(({ entries, situation }) => {
      for (const day of weekDays(situation.head.week, situation.profile.zone)) {
        const today = entries.filter(entry => entry.date === day.date);
        const fixed = totalMinutes(fixedOf(situation, today));

        expect(totalMinutes(today)).toBeLessThanOrEqual(Math.max(dayLimit(situation.policy, day), fixed));
      }
    });
  });

  test('what a person made, what is no longer a draft and what is closed stays as it was, byte for byte', () => {
    forAnyPlan(({ entries, situation }) => {
      const before = JSON.stringify(fixedOf(situation, situation.head.entries));
      const ids = new Set(fixedOf(situation, situation.head.entries).map(entry => entry.id));

      expect(JSON.stringify(entries.filter(entry => ids.has(entry.id)))).toBe(before);
    });
  });

  test('a closed day has the entries that it had, and is listed', () => {
    forAnyPlan(({ entries, situation: { head, policy }, skipped }) => {
      const closed = weekDays(head.week, 'UTC').filter(
        ({ date }) => !isOpenWeek(head) || isClosed(policy, date),
      );
      const on = (all: readonly Entry[]) =>
        all.filter(entry => closed.some(({ date }) => date === entry.date));

      expect(on(entries)).toEqual(on(head.entries));
      expect(skipped.map(({ date }) => date)).toEqual(expect.arrayContaining(closed.map(({ date }) => date)));
    });
  });

  test('planning the planned week again changes nothing, under whatever run id', () => {
    forAnyPlan(({ entries, kind: each, situation }) => {
      const head = { ...situation.head, entries, version: situation.head.version + 1 };

      const again = plan({ ...situation, kind: each, head, runId: 'run-2' });

      expect(again.ops).toEqual([]);
    });
  });

  test('the inverse of its op set restores the week', () => {
    forAnyPlan(({ entries, ops, situation: { head } }) => {
      const back = applyOps(entries, inverse(head.entries, ops), head.version + 2);

      expect(back.map(bodyOf)).toEqual(head.entries.map(bodyOf));
    });
  });

  test('work is in multiples of the rounding step, none shorter than the tenant allows; leave is in whole minutes', () => {
    forAnyPlan(({ lines, situation: { profile, policy } }) => {
      const step = (away: boolean) => (away ? 1 : profile.roundingMinutes);
      const wrong = lines.filter(({ minutes, type }) => minutes <= 0 || minutes % step(isAway(type)) !== 0);
      const short = lines.filter(({ minutes, type }) => !isAway(type) && minutes < policy.minimumLineMinutes);

      expect(wrong).toEqual([]);
      expect(short).toEqual([]);
    });
  });

  test('work goes to projects and tasks that are open on its day, and to nothing that is closed', () => {
    forAnyPlan(({ lines, situation: { projects, policy } }) => {
      const work = lines.filter(({ type }) => !isAway(type));

      expect(work.filter(line => targetFault(projects, line, line.date) !== undefined)).toEqual([]);
      expect(work.filter(line => isClosed(policy, line.date, line.projectId))).toEqual([]);
    });
  });

  test('every line cites sources that exist, each once, and is neither certain nor hopeless', () => {
    forAnyPlan(({ lines, situation: { sources, events, profile } }) => {
      const known = new Set([
        ...[sources.assignments, sources.bookings, sources.timeOff, events, profile.rules]
          .flat()
          .map(({ id }) => id),
        ...sources.holidays.map(({ date }) => `holiday:${date}`),
        ...Object.keys(sources.habits).map(week => `week:${week}`),
      ]);
      for (const { evidence } of lines) {
        expect(evidence.citations.length).toBeGreaterThan(0);
        expect(new Set(evidence.citations).size).toBe(evidence.citations.length);
        expect(evidence.citations.filter(id => !known.has(id))).toEqual([]);
        expect(evidence.confidence).toBeGreaterThan(0);
        expect(evidence.confidence).toBeLessThanOrEqual(0.98);
      }
    });
  });
});
