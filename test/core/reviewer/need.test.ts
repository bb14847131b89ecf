import { describe, expect, test } from '@jest/globals';
import type { Situation } from '../../../core/decide.ts';
import { needsReview } from '../../../core/reviewer/need.ts';
import { noSources } from '../../../core/sources.ts';
import { aHead, anEntry, aSituation, decided, saturday } from '../builders.ts';
import { aBooking, anAssignment } from '../plan/sources.ts';

const draft = { kind: 'draft' } as const;
const drafted = (rest: Partial<Situation> = {}) =>
  decided(draft, aSituation({ sources: { ...noSources, bookings: [aBooking()] }, ...rest }));
/** People in whose ordinary week the sample has no interest, and one in whose it has. */
const people = Array.from({ length: 200 }, (_, at) => [`person-${at}`]);
const passedBy = people.find(person => !needsReview(drafted(), person)) as string[];
const sampled = people.find(person => needsReview(drafted(), person)) as string[];

describe('whether an LLM should look at a week', () => {
  test('one ordinary week in twenty is looked at, and the same one every time', () => {
    const taken = people.filter(person => needsReview(drafted(), person));
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.length).toBeLessThan(25);
    expect(people.filter(person => needsReview(drafted({ runId: 'another' }), person))).toEqual(taken);
  });

  test('a week that the rules warn of is', () => {
    const assignments = [
      anAssignment({ id: 'a', projectId: 'borealis', minutesPerDay: 60 }),
      anAssignment({ to: '2026-11-16' }),
    ];
    const outside = anEntry({ date: '2026-11-18' });
    const sources = { ...noSources, bookings: [aBooking()], assignments };
    expect(needsReview(drafted({ sources, head: aHead([outside]) }), passedBy)).toBe(true);
  });

  test.each(['travel', 'overtime'] as const)('a week with %s is', type => {
    expect(needsReview(drafted({ head: aHead([anEntry({ type })]) }), passedBy)).toBe(true);
  });

  test('hours that are missing are no reason, nor is a mere remark', () => {
    const decision = drafted({ head: aHead([anEntry({ date: saturday })]) });
    expect(decision.outcome.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['missingHours', 'weekendWork']),
    );
    expect(needsReview(decision, passedBy)).toBe(false);
    expect(needsReview(decision, sampled)).toBe(true);
  });

  test('a week that does not change is not', () => {
    const first = drafted();
    const again = drafted({ head: first.head, runId: 'run-2' });
    expect(needsReview(again, sampled)).toBe(false);
  });
});
