import { Refusal } from '../../core/errors.ts';
import { emptyWeek } from '../../core/head.ts';
import { type LoggedRun, logRuns, type RecordedRun } from '../../core/run-log.ts';
import type { WeekId } from '../../core/week.ts';
import type { Page, PageRequest, Partition, Services } from '../ports.ts';
import { bare, documentId, type HeadDocument, type RunDocument } from './documents.ts';

/** A week is worked on a few dozen times; what lies further back is not told. */
const runsMax = 400;
const readAtOnce = 50;

/**
 * What has been done to a week, the newest first. The head is read first, so that the receipt of its version is there when
 * the receipts are read. The continuation is the id of the last run told.
 */
export async function weekRuns(
  services: Pick<Services, 'timesheets' | 'tenants'>,
  partition: Partition,
  week: WeekId,
  { max, continuation }: PageRequest,
): Promise<Page<LoggedRun>> {
  const [stored, settings] = await Promise.all([
    services.timesheets.read<HeadDocument>(partition, documentId.head(week)),
    services.tenants.settings(partition.tenantId),
  ]);
  const head = stored ? bare(stored.body) : emptyWeek(week);
  const logged = logRuns({ head, ...settings }, await receipts(services, partition, week));
  const from = continuation === undefined ? 0 : behind(logged, continuation);
  const items = logged.slice(from, from + max);
  const last = items.at(-1);
  return { items, ...(last && from + max < logged.length && { continuation: last.runId }) };
}

async function receipts(
  { timesheets }: Pick<Services, 'timesheets'>,
  partition: Partition,
  week: WeekId,
): Promise<RecordedRun[]> {
  const found: RecordedRun[] = [];
  let page: Page<RunDocument> | undefined;
  while (found.length < runsMax && (!page || page.continuation !== undefined)) {
    const continued = page?.continuation === undefined ? {} : { continuation: page.continuation };
    page = await timesheets.runs(partition, week, { max: readAtOnce, ...continued });
    found.push(...page.items.map(recorded));
  }
  return found;
}

function recorded({ createdAt, opSet, inverse, outcome }: RunDocument): RecordedRun {
  return { createdAt, ops: opSet.ops, inverse, outcome };
}

function behind(logged: readonly LoggedRun[], runId: string): number {
  const index = logged.findIndex(run => run.runId === runId);
  if (index === -1)
    throw new Refusal('fieldInvalid', { field: 'continuation', message: 'Send what the last answer said.' });
  return index + 1;
}
