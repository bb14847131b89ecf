import type { IsoDate } from './week.ts';

/**
 * A time entry: minutes that one person spent on one day, as Dynamics 365 Project Operations understands it
 * (Dataverse table `msdyn_timeentry`). Absent fields are left out; there is no null.
 */
export type Entry = {
  id: string;
  date: IsoDate;
  minutes: number;
  type: EntryType;
  status: EntryStatus;
  projectId?: string;
  taskId?: string;
  /** What colleagues may read; at most 100 characters. */
  description?: string;
  /** What the customer may read; at most 100 characters. */
  externalComment?: string;
  /** Who stands behind the entry. What a person made or touched is `person` for good: the agent leaves it alone. */
  owner: 'agent' | 'person';
  /** The agent's evidence, kept after a person takes the entry over. */
  evidence?: Evidence;
  /** The head's version at which this entry was last written: grows with every write, whoever writes. */
  version: number;
};

/** Why the agent drafted an entry. */
export type Evidence = {
  source: SourceKind;
  /** 0–1: how likely the person is to keep the line as it is. */
  confidence: number;
  /** Ids of the sources that the line rests on. */
  citations: string[];
  /** One sentence for people. */
  reason: string;
};

export type EntryStatus = 'draft' | 'returned' | 'approved' | 'submitted' | 'recallRequested' | 'cancelled';
export type EntryType = 'work' | 'absence' | 'vacation' | 'overtime' | 'onBreak' | 'travel';
export type SourceKind = 'assignment' | 'booking' | 'timeOff' | 'holiday' | 'calendar' | 'habit';

export const entryTypes = ['work', 'absence', 'vacation', 'overtime', 'onBreak', 'travel'] as const;

/** Length limit of both comment fields, in characters (Dataverse). */
export const commentLengthMax = 100;

/** Minutes of an ordinary day: the upper bound of one entry (Dataverse). */
export const dayMinutesMax = 1440;

/** Approved, submitted and recall-requested entries are read-only, for people as for the agent. */
export function isOpen(status: EntryStatus): boolean {
  return status === 'draft' || status === 'returned';
}

export type AwayType = Extract<EntryType, 'absence' | 'vacation'>;

/** Absence in the wide sense: time that is away from work. */
export function isAway(type: EntryType): type is AwayType {
  return type === 'absence' || type === 'vacation';
}

/**
 * What makes two entries rival claims to the same time: day, type, project and task. The agent keeps at most one
 * entry per key, and a key that a person has dealt with is settled.
 */
export function entryKey(entry: Pick<Entry, 'date' | 'type' | 'projectId' | 'taskId'>): string {
  return `${entry.date}|${entry.type}|${entry.projectId ?? ''}|${entry.taskId ?? ''}`;
}

/** Entries have one order everywhere, so that equal weeks are equal byte for byte. */
export function compareEntries(a: Entry, b: Entry): number {
  return compareText(entryKey(a), entryKey(b)) || compareText(a.id, b.id);
}

/** By code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function totalMinutes(entries: readonly Pick<Entry, 'minutes'>[]): number {
  return entries.reduce((sum, entry) => sum + entry.minutes, 0);
}
