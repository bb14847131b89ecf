import type { Situation } from '../../core/decide.ts';
import type { Finding } from '../../core/finding.ts';
import type { WeekStatus } from '../../core/head.ts';
import { summariseSituation } from '../../core/summary/summarise-situation.ts';
import { summaryText } from '../../core/summary/text.ts';
import type { WeekId } from '../../core/week.ts';
import type { Partition, Services } from '../ports.ts';
import { load } from './load.ts';

/** A week in words, in the person's language, ready to be posted. */
export type WeekSummary = {
  week: WeekId;
  status: WeekStatus;
  version: number;
  totalMinutes: number;
  expectedMinutes: number;
  /** Whether a person has to look: the review has found something graver than a remark. */
  needsReview: boolean;
  text: string;
};

/** Not an id that a client can choose. */
const noRun = '-summary';
const grave: readonly Finding['severity'][] = ['warn', 'block'];

export async function weekSummary(
  services: Services,
  partition: Partition,
  week: WeekId,
): Promise<WeekSummary> {
  const { situation } = await load(services, {
    ...partition,
    week,
    runId: noRun,
    intent: { kind: 'redraft' },
  });
  return summaryOf(situation);
}

/** The same of a week that is loaded. */
export function summaryOf(situation: Situation): WeekSummary {
  const summary = summariseSituation(situation);
  const { week, status, version, totalMinutes, expectedMinutes } = summary;
  const findings = [...summary.findings, ...summary.days.flatMap(day => day.findings)];
  return {
    ...{ week, status, version, totalMinutes, expectedMinutes },
    needsReview: findings.some(({ severity }) => grave.includes(severity)),
    text: summaryText(summary, situation.profile.locale),
  };
}
