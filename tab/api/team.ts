import type { WeekStatus } from '../../core/head.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { WeekId } from '../../core/week.ts';
import type { TeamStates, TeamWeek } from '../../functions/lists/team.ts';
import type { ExplainedWeek } from '../../functions/week/explained.ts';
import type { Page } from '../shell/use-pages.ts';
import type { Answer } from './answer.ts';
import { type Listed, listedPage } from './listed.ts';
import type { Send } from './send.ts';

export type Verdict = 'approve' | 'return';

export type TeamApi = {
  states(week: WeekId): Promise<Answer<TeamStates>>;
  /** The weeks of one status, a page at a time. */
  weeks(week: WeekId, status: WeekStatus, next?: string): Promise<Answer<Page<TeamWeek>>>;
  /** One week whole, with the findings in the reader's language. */
  explained(userId: string, week: WeekId): Promise<Answer<ExplainedWeek>>;
  decide(
    userId: string,
    week: WeekId,
    verdict: Verdict,
    receipt: { runId: string; expectedVersion: number },
  ): Promise<Answer<Outcome>>;
};

export function teamApi(send: Send, locale: string): TeamApi {
  const at = (userId: string, week: WeekId) => `/users/${userId}/weeks/${week}`;
  return {
    states: week => send('GET', `/tenant/weeks/${week}/states`),
    async weeks(week, status, next) {
      const query = new URLSearchParams({ status, ...(next !== undefined && { continuation: next }) });
      return listedPage(await send<Listed<TeamWeek>>('GET', `/tenant/weeks/${week}/people?${query}`));
    },
    explained: (userId, week) =>
      send('GET', `${at(userId, week)}/explained?locale=${encodeURIComponent(locale)}`),
    decide: (userId, week, verdict, receipt) => send('POST', `${at(userId, week)}/${verdict}`, receipt),
  };
}
