import { type ProjectIndex, targetFault } from '../../core/catalogue.ts';
import { Refusal } from '../../core/errors.ts';
import { earlierWeeksKept, type HabitLine, noSources, type Sources } from '../../core/sources.ts';
import type { WeekId } from '../../core/week.ts';
import type { Partition, Services } from '../ports.ts';
import { bare, documentId, type SourcesDocument } from '../week/documents.ts';
import type { WriteKey } from './receipt.ts';
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
  key?: WriteKey,
): Promise<number> {
  const hasTargets = kind === 'assignments' || kind === 'bookings';
  const settings = hasTargets ? await services.tenants.settings(partition.tenantId) : undefined;
  const change = (before: Sources): Sources => {
    if (settings) checkTargets(settings.projects, items);
    return { ...before, [kind]: merged<Keyed>(mode === 'merge' ? before[kind] : [], items) };
  };
  return (await updateSources(services, partition, change, key))[kind].length;
}

/** Adds weeks as they were worked, each in place of the one that is known; only the newest are kept. */
export async function importEarlierWeeks(
  services: Services,
  partition: Partition,
  weeks: readonly { week: WeekId; lines: HabitLine[] }[],
  mode: 'replace' | 'merge',
  key?: WriteKey,
): Promise<number> {
  const { projects } = await services.tenants.settings(partition.tenantId);
  const given = Object.fromEntries(weeks.map(({ week, lines }) => [week, { lines }]));
  const change = (before: Sources): Sources => {
    for (const [index, { lines }] of weeks.entries()) checkTargets(projects, lines, `[${index}].lines`);
    return { ...before, habits: newest({ ...(mode === 'merge' && before.habits), ...given }) };
  };
  return Object.keys((await updateSources(services, partition, change, key)).habits).length;
}

function newest(habits: Sources['habits']): Sources['habits'] {
  const weeks = (Object.keys(habits) as WeekId[]).sort().slice(-earlierWeeksKept);
  return Object.fromEntries(weeks.map(week => [week, habits[week]])) as Sources['habits'];
}

function updateSources(
  services: Services,
  partition: Partition,
  change: (before: Sources) => Sources,
  key: WriteKey | undefined,
): Promise<Sources> {
  const document = { id: documentId.sources, kind: 'sources' };
  const ofStored = (before?: Sources) => change(before ? bare(before as SourcesDocument) : noSources);
  return updateDocument<Sources>(services, partition, document, ofStored, key);
}

/** Time can only go to what the catalogue has. */
function checkTargets(projects: ProjectIndex, items: readonly object[], path = ''): void {
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
