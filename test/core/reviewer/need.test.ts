import { describe, expect, test } from '@jest/globals';
import type { Situation } from '../../../core/decide.ts';
import { needsReview } from '../../../core/reviewer/need.ts';
import { noSources } from '../../../core/sources.ts';
import { aHead, anEntry, aSituation, decided, saturday } from '../builders.ts';
import { aBooking, anAssignment } from '../plan/sources.ts';

const draft = { kind: 'draft' } as const;
const drafted = (rest: Partial<Situation> = {}) =>
  decided(draft, aSituation({ sources: { ...noSources, bookings: [aBooking()] }, ...rest }));
/** Runs by whose ids the sample passes an ordinary week by, and one that it takes. */
const runs = Array.from({ length: 200 }, (_, at) => `run-${at}`);
const passedBy = runs.find(runId => !needsReview(drafted({ runId }))) as string;

describe('whether an LLM should look at a week', () => {
  test('one ordinary week in twenty is looked at, and the same one every time', () => {
    const taken = runs.filter(runId => needsReview(drafted({ runId })));
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.length).toBeLessThan(25);
    expect(runs.filter(runId => needsReview(drafted({ runId })))).toEqual(taken);
  });

  test('a week that the rules warn of is', () => {
    const assignments = [
      anAssignment({ id: 'a', projectId: 'borealis', minutesPerDay: 60 }),
      anAssignment({ to: '2026-11-16' }),
    ];
    const outside = anEntry({ date: '2026-11-18' });
    const sources = { ...noSources, bookings: [aBooking()], assignments };
    expect(needsReview(drafted({ runId: passedBy, sources, head: aHead([outside]) }))).toBe(true);
  });

  test.each(['travel', 'overtime'] as const)('a week with %s is', type => {
    expect(needsReview(drafted({ runId: passedBy, head: aHead([anEntry({ type })]) }))).toBe(true);
  });

  test('hours that are missing are no reason, nor is a mere remark', () => {
    const decision = drafted({ runId: passedBy, head: aHead([anEntry({ date: saturday })]) });
    expect(decision.outcome.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['missingHours', 'weekendWork']),
    );
    const calm = { ...decision, opSet: { ...decision.opSet, hash: '00000001' } };
    expect(needsReview(calm)).toBe(false);
    expect(needsReview({ ...calm, opSet: { ...calm.opSet, hash: '00000014' } })).toBe(true);
  });

  test('a week that does not change is not', () => {
    const first = drafted();
    const again = drafted({ head: first.head, runId: 'run-2' });
    expect(needsReview({ ...again, opSet: { ...again.opSet, hash: '00000000' } })).toBe(false);
  });
});
