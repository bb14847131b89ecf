import { isClosed, type Policy } from '../../core/policy.ts';
import { summariseSituation } from '../../core/summary/summarise-situation.ts';
import type { SummaryFinding, Why } from '../../core/summary/summary.ts';
import type { IsoDate, WeekId } from '../../core/week.ts';
import { viewWeek, type WeekView } from '../../core/week-view.ts';
import type { Partition, Services } from '../ports.ts';
import { readSituation } from './preview.ts';

/** A week with everything that a person needs to judge it, in words of one language. */
export type ExplainedWeek = WeekView & {
  /** By entry id: project and task by name, and why the agent has drafted it. */
  lines: Record<string, { title: string; why?: Why }>;
  /** What the rules find in the week as it stands, the gravest first. */
  findings: SummaryFinding[];
  /** Whether something has to be put right before the week can be submitted. */
  blocked: boolean;
  /** Whether the person has agreed to drafting. */
  consent: boolean;
  /** By project: the days of this week on which its time is closed, where the whole day is not. */
  closedFor: Record<string, IsoDate[]>;
};

/** The week as it stands. `locale` (BCP 47) is that of the profile unless the reader asks for another. */
export async function explainWeek(
  services: Services,
  partition: Partition,
  week: WeekId,
  locale?: string,
): Promise<ExplainedWeek> {
  const read = await readSituation(services, partition, week);
  const profile = { ...read.profile, ...(locale !== undefined && { locale }) };
  const summary = summariseSituation({ ...read, profile });
  const lines = summary.days.flatMap(day => day.lines);
  const view = viewWeek(read.head, profile, read.policy);
  return {
    ...view,
    lines: Object.fromEntries(
      lines.map(({ entryId, title, why }) => [entryId, { title, ...(why && { why }) }]),
    ),
    findings: [...summary.findings, ...summary.days.flatMap(day => day.findings)],
    blocked: summary.blocked,
    consent: profile.consent,
    closedFor: closedFor(read.policy, view),
  };
}

function closedFor(policy: Policy, { days }: WeekView): Record<string, IsoDate[]> {
  const named = new Set(policy.closedPeriods.flatMap(({ projectId }) => projectId ?? []));
  const open = days.filter(({ closed }) => !closed).map(({ date }) => date);
  const closed = [...named].map(
    projectId => [projectId, open.filter(date => isClosed(policy, date, projectId))] as const,
  );
  return Object.fromEntries(closed.filter(([, dates]) => dates.length > 0));
}
