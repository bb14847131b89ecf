import { isDeepStrictEqual } from 'node:util';
import { totalMinutes } from '../../core/entry.ts';
import type { WeekHead } from '../../core/head.ts';
import { readItem } from '../../functions/io/timesheets.ts';
import { bare, documentId, type HeadDocument } from '../../functions/week/documents.ts';
import { forEachBounded } from '../../local/import/bounded.ts';
import { documentId as toolDocumentId } from '../five-tools/documents.ts';
import { readTotal } from '../five-tools/totals.ts';
import type { Arms } from './arms.ts';
import { abWeek, type Person } from './organisation.ts';

/** The week of one person as each arm has left it. */
export type BothWeeks = { tools: WeekHead | undefined; batch: WeekHead | undefined };

export async function readBoth(
  { services, fiveTools }: Pick<Arms, 'services' | 'fiveTools'>,
  { tenantId, userId }: Pick<Person, 'tenantId' | 'userId'>,
): Promise<BothWeeks> {
  const id = toolDocumentId.head(abWeek);
  const [stored, tool] = await Promise.all([
    services.timesheets.read<HeadDocument>({ tenantId, userId }, documentId.head(abWeek)),
    readItem<{ body: WeekHead }>(fiveTools.container('entries'), [tenantId, userId], id),
  ]);
  return { batch: stored && bare(stored.body), tools: tool?.body.body };
}

/** How many people have the same week from both arms, and how many totals of projects are not the sum of the entries. */
export type Comparison = { compared: number; same: number; wrongTotals: number };

export async function compareWeeks(arms: Arms, people: readonly Person[]): Promise<Comparison> {
  const sums = new Map<string, number>();
  let same = 0;
  await forEachBounded(people, 48, async person => {
    const { tools, batch } = await readBoth(arms, person);
    if (batch && isDeepStrictEqual(tools, batch)) same += 1;
    for (const [projectId, entries] of Map.groupBy(batch?.entries ?? [], each => each.projectId)) {
      if (projectId !== undefined) sums.set(projectId, (sums.get(projectId) ?? 0) + totalMinutes(entries));
    }
  });
  const tenantId = people[0]?.tenantId ?? '';
  let wrongTotals = 0;
  await forEachBounded([...sums], 48, async ([projectId, minutes]) => {
    const job = { tenantId, userId: '', week: abWeek, runId: '' };
    const total = await readTotal(arms.fiveTools.container('totals'), job, projectId);
    if (total !== minutes) wrongTotals += 1;
  });
  return { compared: people.length, same, wrongTotals };
}
