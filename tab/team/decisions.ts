import type { WeekStatus } from '../../core/head.ts';
import type { WeekId } from '../../core/week.ts';
import type { TeamWeek } from '../../functions/lists/team.ts';
import type { Problem } from '../api/answer.ts';
import type { TeamApi, Verdict } from '../api/team.ts';

/** What came of a verdict on one week. `unknown`: nobody has answered; the same verdict may be given again. */
export type Fate =
  | { kind: 'waiting' }
  | { kind: 'done'; status: WeekStatus }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'unknown' };

export type Decider = {
  api: Pick<TeamApi, 'decide'>;
  newRunId: () => string;
  pause: (ms: number) => Promise<void>;
  onFate: (userId: string, fate: Fate) => void;
};

const atOnce = 4;
const attemptsMax = 5;

/**
 * Approves or returns weeks, a few at a time, each under a run id of its own and on the version that was looked at. One
 * that is refused holds up none of the others.
 */
export async function decideAll(
  weeks: readonly TeamWeek[],
  week: WeekId,
  verdict: Verdict,
  decider: Decider,
): Promise<{ done: number; left: number }> {
  const waiting = [...weeks];
  const fates: Fate[] = [];
  for (const { userId } of weeks) decider.onFate(userId, { kind: 'waiting' });
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const fate = await decideOne(next, week, verdict, decider);
      fates.push(fate);
      decider.onFate(next.userId, fate);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const done = fates.filter(({ kind }) => kind === 'done').length;
  return { done, left: weeks.length - done };
}

/** The same request until there is an answer: under one run id it has one effect. */
async function decideOne(
  { userId, version }: TeamWeek,
  week: WeekId,
  verdict: Verdict,
  { api, newRunId, pause }: Decider,
): Promise<Fate> {
  const receipt = { runId: newRunId(), expectedVersion: version };
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const answer = await api.decide(userId, week, verdict, receipt);
    if (answer.kind === 'done') return { kind: 'done', status: answer.body.status };
    if (answer.kind === 'refused') return { kind: 'refused', problem: answer.problem };
    if (attempt < attemptsMax) await pause(answer.retryAfterMs);
  }
  return { kind: 'unknown' };
}
