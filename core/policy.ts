import type { Budgets } from './budget.ts';
import type { RuleSettings } from './review/settings.ts';
import type { Holiday } from './sources.ts';
import type { IsoDate } from './week.ts';

/** What a tenant's administrators have laid down. Minutes everywhere. */
export type Policy = {
  /** No day of anybody's week may hold more; 0–1440. */
  dailyMaxMinutes: number;
  /** Lines shorter than this are not drafted. */
  minimumLineMinutes: number;
  /** Days up to this one are closed for everybody. */
  closedThrough?: IsoDate;
  /** Further closed stretches, both ends included; with a project, for that project only. */
  closedPeriods: ClosedPeriod[];
  /** A calendar event counts for a project from this confidence on (0–1). */
  matchThreshold: number;
  /** Public holidays by calendar id (say `de-BY`), which profiles refer to. */
  holidayCalendars: Record<string, Holiday[]>;
  /** What the review goes by, rule by rule; what is left out keeps its default. */
  rules?: RuleSettings;
  /** How much may be sent and asked in a stretch of time; what is left out keeps its default. */
  budgets?: Partial<Budgets>;
};

export type ClosedPeriod = { from: IsoDate; to: IsoDate; projectId?: string };

export const defaultPolicy: Policy = {
  dailyMaxMinutes: 600,
  minimumLineMinutes: 15,
  closedPeriods: [],
  matchThreshold: 0.6,
  holidayCalendars: {},
};

/** Whether nobody may change this day any more; with a project, whether that project's time is closed on it. */
export function isClosed(policy: Policy, date: IsoDate, projectId?: string): boolean {
  if (policy.closedThrough !== undefined && date <= policy.closedThrough) return true;
  return policy.closedPeriods.some(
    period =>
      period.from <= date &&
      date <= period.to &&
      (period.projectId === undefined || period.projectId === projectId),
  );
}
