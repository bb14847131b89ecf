import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../core/outcome.ts';
import type { TeamWeek } from '../../functions/lists/team.ts';
import type { Answer } from '../../tab/api/answer.ts';
import { decideAll, type Fate } from '../../tab/team/decisions.ts';

const week = '2026-W48';
const people = ['ann', 'ben', 'cem', 'dee', 'eve', 'fay'];
const rows = people.map(
  (userId): TeamWeek => ({
    ...{ userId, name: userId, status: 'submitted', version: 3 },
    ...{ totalMinutes: 2400, entries: 5, untouched: 0 },
  }),
);
const approved: Answer<Outcome> = { kind: 'done', body: { status: 'approved' } as Outcome };
const changed: Answer<Outcome> = {
  kind: 'refused',
  status: 409,
  problem: { code: 'weekChanged', message: 'The week has changed.' },
};
const doubt: Answer<Outcome> = { kind: 'doubt', retryAfterMs: 0 };

/** Approves everybody against a service that answers as it is told, in order, to each person. */
async function approveAll(answers: Record<string, Answer<Outcome>[]>) {
  const asked: { userId: string; runId: string; expectedVersion: number }[] = [];
  const fates = new Map<string, Fate>();
  const running = { now: 0, most: 0 };
  let ids = 0;
  const result = await decideAll(rows, week, 'approve', {
    api: {
      async decide(userId, _week, _verdict, receipt) {
        running.now += 1;
        running.most = Math.max(running.most, running.now);
        await Promise.resolve();
        running.now -= 1;
        asked.push({ userId, ...receipt });
        return answers[userId]?.shift() ?? approved;
      },
    },
    newRunId: () => `run-${ids++}`,
    pause: async () => {},
    onFate: (userId, fate) => void fates.set(userId, fate),
  });
  return { result, asked, fates, running };
}

describe('a verdict on several weeks', () => {
  test('is given to each on the version that was looked at, under an id of its own', async () => {
    const { result, asked } = await approveAll({});
    expect(result).toEqual({ done: 6, left: 0 });
    expect(new Set(asked.map(({ runId }) => runId)).size).toBe(6);
    expect(asked.every(({ expectedVersion }) => expectedVersion === 3)).toBe(true);
  });

  test('goes on past one that is refused, and says which that was and why', async () => {
    const { result, fates } = await approveAll({ ben: [changed] });
    expect(result).toEqual({ done: 5, left: 1 });
    expect(fates.get('ben')).toMatchObject({ kind: 'refused', problem: { code: 'weekChanged' } });
    expect(fates.get('fay')).toEqual({ kind: 'done', status: 'approved' });
  });

  test('that has no answer is given again under the same id', async () => {
    const { result, asked } = await approveAll({ cem: [doubt, doubt] });
    expect(result.left).toBe(0);
    const ofCem = asked.filter(({ userId }) => userId === 'cem');
    expect(ofCem).toHaveLength(3);
    expect(new Set(ofCem.map(({ runId }) => runId)).size).toBe(1);
  });

  test('that never has an answer ends as unknown, and holds up nobody', async () => {
    const { result, fates } = await approveAll({ dee: Array.from({ length: 9 }, () => doubt) });
    expect(result).toEqual({ done: 5, left: 1 });
    expect(fates.get('dee')).toEqual({ kind: 'unknown' });
  });

  test('asks a few at a time', async () => {
    const { running } = await approveAll({});
    expect(running.most).toBeGreaterThan(1);
    expect(running.most).toBeLessThanOrEqual(4);
  });
});
