import { targetFault } from '../../core/catalogue.ts';
import { Refusal } from '../../core/errors.ts';
import { earlierWeeksKept, type HabitLine, noSources, type Sources } from '../../core/sources.ts';
import type { WeekId } from '../../core/week.ts';
import type { Partition, Services } from '../ports.ts';
import { bare, documentId, type SourcesDocument } from '../week/documents.ts';
import { updateDocument } from './update.ts';

/** The lists of sources that can be imported as they are. */
export type ListKind = 'assignments' | 'bookings' | 'timeOff' | 'holidays';

/** Puts a list in place of the stored one, or merges it in: an item whose key is known replaces the old one. */
export async function importList<K extends ListKind>(
  services: Services,
  partition: Partition,
  kind: K,
  items: Sources[K],
  mode: 'replace' | 'merge',
): Promise<number> {
  if (kind === 'assignments' || kind === 'bookings') await checkTargets(services, partition, items);
  const after = await updateSources(services, partition, before => ({
    ...before,
    [kind]: merged<Keyed>(mode === 'merge' ? before[kind] : [], items),
  }));
  return after[kind].length;
}

/** Adds weeks as they were worked, each in place of the one that is known; only the newest are kept. */
export async function importEarlierWeeks(
  services: Services,
  partition: Partition,
  weeks: readonly { week: WeekId; lines: HabitLine[] }[],
  mode: 'replace' | 'merge',
): Promise<number> {
  for (const [index, { lines }] of weeks.entries())
    await checkTargets(services, partition, lines, `[${index}].lines`);
  const given = Object.fromEntries(weeks.map(({ week, lines }) => [week, { lines }]));
  const after = await updateSources(services, partition, before => ({
    ...before,
    habits: newest({ ...(mode === 'merge' && before.habits), ...given }),
  }));
  return Object.keys(after.habits).length;
}

function newest(habits: Sources['habits']): Sources['habits'] {
  const weeks = (Object.keys(habits) as WeekId[]).sort().slice(-earlierWeeksKept);
  return Object.fromEntries(weeks.map(week => [week, habits[week]])) as Sources['habits'];
}

function updateSources(
  services: Services,
  partition: Partition,
  change: (before: Sources) => Sources,
): Promise<Sources> {
  const document = { id: documentId.sources, kind: 'sources' };
  return updateDocument<Sources>(services, partition, document, before =>
    change(before ? bare(before as SourcesDocument) : noSources),
  );
}

/** Time can only go to what the catalogue has. */
async function checkTargets(
  { tenants }: Services,
  { tenantId }: Partition,
  items: readonly object[],
  path = '',
): Promise<void> {
  const { projects } = await tenants.settings(tenantId);
  for (const [index, item] of items.entries()) {
    const fault = targetFault(projects, item);
    const field = `items${path}[${index}].${fault?.startsWith('task') ? 'taskId' : 'projectId'}`;
    if (fault) throw new Refusal(fault, { field });
  }
}

type Keyed = { id: string } | { date: string };

function merged<T extends Keyed>(old: readonly T[], items: readonly T[]): T[] {
  const key = (item: T) => ('id' in item ? item.id : item.date);
  return [...new Map([...old, ...items].map(item => [key(item), item])).values()];
}
