import type { Change } from '../../core/intent.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { LoggedRun } from '../../core/run-log.ts';
import type { WeekId } from '../../core/week.ts';
import type { WeekChoice } from '../../functions/lists/weeks.ts';
import type { ExplainedWeek } from '../../functions/week/explained.ts';
import type { Preview } from '../../functions/week/preview.ts';
import type { Answer } from './answer.ts';
import type { Send } from './send.ts';

/** Everything that changes a week carries an id of the client: repeating a request has no second effect. */
export type Receipt = { runId: string; expectedVersion: number };

export type Step = 'submit' | 'recall';

/** `nextLink`: there is more. */
export type RunsPage = { value: LoggedRun[]; nextLink?: string };

export type WeeksApi = {
  /** The weeks around now; the first is the running one. */
  list(): Promise<Answer<{ value: WeekChoice[] }>>;
  read(week: WeekId): Promise<Answer<ExplainedWeek>>;
  correct(week: WeekId, request: Receipt & { changes: Change[] }): Promise<Answer<Outcome>>;
  step(week: WeekId, step: Step, request: Receipt): Promise<Answer<Outcome>>;
  draft(week: WeekId, request: Receipt): Promise<Answer<Outcome>>;
  /** What has been done to the week, the newest first. `after` is the last run of the page before. */
  runs(week: WeekId, after?: string): Promise<Answer<RunsPage>>;
  /** What taking a run back would change just now. */
  previewUndo(week: WeekId, undoRunId: string): Promise<Answer<Preview>>;
  undo(week: WeekId, request: Receipt & { undoRunId: string }): Promise<Answer<Outcome>>;
};

/** `locale` is that of the page: names, reasons and findings come in it. */
export function weeksApi(send: Send, locale: string): WeeksApi {
  const at = (week: WeekId) => `/users/me/weeks/${week}`;
  return {
    list: () => send('GET', '/weeks'),
    read: week => send('GET', `${at(week)}/explained?locale=${encodeURIComponent(locale)}`),
    correct: (week, request) => send('POST', `${at(week)}/corrections`, request),
    step: (week, step, request) => send('POST', `${at(week)}/${step}`, request),
    draft: (week, request) => send('POST', `${at(week)}/runs`, { ...request, kind: 'draft' }),
    runs: (week, after) =>
      send(
        'GET',
        `${at(week)}/runs${after === undefined ? '' : `?continuation=${encodeURIComponent(after)}`}`,
      ),
    previewUndo: (week, undoRunId) => send('POST', `${at(week)}/preview`, { undoRunId }),
    undo: (week, request) => send('POST', `${at(week)}/undo`, request),
  };
}
