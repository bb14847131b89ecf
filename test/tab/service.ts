import { Refusal } from '../../core/errors.ts';
import type { Intent } from '../../core/intent.ts';
import type { WeekId } from '../../core/week.ts';
import type { Services } from '../../functions/ports.ts';
import { explainWeek } from '../../functions/week/explained.ts';
import { previewWeek } from '../../functions/week/preview.ts';
import { runWeek } from '../../functions/week/run.ts';
import { weekRuns } from '../../functions/week/runs.ts';
import type { Answer } from '../../tab/api/answer.ts';
import type { WeeksApi } from '../../tab/api/weeks.ts';
import { lena } from '../functions/person.ts';

/** What happens to a request on its way: it never arrives, or its answer is lost. */
export type Mishap = 'lost' | 'unheard' | undefined;

/** The API as the tab knows it, over the production code, on a line that loses things. */
export function unsteadyApi(app: Services, mishap: () => Mishap): WeeksApi {
  const doubt = { kind: 'doubt', retryAfterMs: 0 } as const;
  const through = async <T>(ask: () => Promise<T>): Promise<Answer<T>> => {
    const fate = mishap();
    if (fate === 'lost') return doubt;
    const answer = await answered(ask);
    return fate === 'unheard' ? doubt : answer;
  };
  const run = (week: WeekId, intent: Intent, receipt: { runId: string; expectedVersion: number }) =>
    through(async () => {
      const answer = await runWeek(app, { ...lena, week, intent, ...receipt });
      if (answer.kind === 'pending') throw new Error('The store of this test answers.');
      return answer.outcome;
    });
  return {
    list: () => through(async () => ({ value: [] })),
    read: week => through(() => explainWeek(app, lena, week)),
    correct: (week, { changes, ...receipt }) => run(week, { kind: 'correct', changes }, receipt),
    step: (week, kind, receipt) => run(week, { kind }, receipt),
    draft: (week, receipt) => run(week, { kind: 'draft' }, receipt),
    runs: (week, after) =>
      through(async () => {
        const page = { max: 50, ...(after !== undefined && { continuation: after }) };
        return { value: (await weekRuns(app, lena, week, page)).items };
      }),
    previewUndo: (week, undoRunId) =>
      through(() => previewWeek(app, { ...lena, week, intent: { kind: 'undo', undoRunId } })),
    undo: (week, { undoRunId, ...receipt }) => run(week, { kind: 'undo', undoRunId }, receipt),
  };
}

async function answered<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'done', body: structuredClone(await ask()) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'refused', status: 409, problem: error.problem };
  }
}
