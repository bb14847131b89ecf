import type { Change } from '../../core/intent.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { WeekId } from '../../core/week.ts';
import type { WeekChoice } from '../../functions/lists/weeks.ts';
import type { ExplainedWeek } from '../../functions/week/explained.ts';
import type { Answer } from './answer.ts';
import type { Send } from './send.ts';

/** Everything that changes a week carries an id of the client: repeating a request has no second effect. */
export type Receipt = { runId: string; expectedVersion: number };

export type Step = 'submit' | 'recall';

export type WeeksApi = {
  /** The weeks around now; the first is the running one. */
  list(): Promise<Answer<{ value: WeekChoice[] }>>;
  read(week: WeekId): Promise<Answer<ExplainedWeek>>;
  correct(week: WeekId, request: Receipt & { changes: Change[] }): Promise<Answer<Outcome>>;
  step(week: WeekId, step: Step, request: Receipt): Promise<Answer<Outcome>>;
  draft(week: WeekId, request: Receipt): Promise<Answer<Outcome>>;
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
  };
}
