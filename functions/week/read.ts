import { Refusal } from '../../core/errors.ts';
import { emptyWeek } from '../../core/head.ts';
import type { Outcome } from '../../core/outcome.ts';
import { defaultProfile } from '../../core/profile.ts';
import type { WeekId } from '../../core/week.ts';
import { viewWeek, type WeekView } from '../../core/week-view.ts';
import type { Partition, Services } from '../ports.ts';
import { bare, documentId, type HeadDocument, type ProfileDocument, type RunDocument } from './documents.ts';

/** One week; a week that nobody has written to is empty, not missing. */
export async function readWeek(services: Services, partition: Partition, week: WeekId): Promise<WeekView> {
  const { timesheets, tenants } = services;
  const [head, profile, { policy }] = await Promise.all([
    timesheets.read<HeadDocument>(partition, documentId.head(week)),
    timesheets.read<ProfileDocument>(partition, documentId.profile),
    tenants.settings(partition.tenantId),
  ]);
  return viewWeek(
    head ? bare(head.body) : emptyWeek(week),
    { ...defaultProfile, ...(profile && bare(profile.body)) },
    policy,
  );
}

/** A run with its op set and inverse: what was done, and how to take it back. */
export type RunView = Pick<RunDocument, 'opSet' | 'inverse' | 'timings' | 'createdAt' | 'reviewed'> & {
  outcome: Outcome;
};

export async function readRun(
  { timesheets }: Services,
  partition: Partition,
  runId: string,
): Promise<RunView> {
  const run = await timesheets.read<RunDocument>(partition, documentId.run(runId));
  if (!run) throw new Refusal('runUnknown', { runId });
  const { outcome, opSet, inverse, timings, createdAt, reviewed } = run.body;
  return { outcome, opSet, inverse, timings, createdAt, ...(reviewed && { reviewed }) };
}
