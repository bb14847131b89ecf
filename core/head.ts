import { compareEntries, type Entry, isOpen, totalMinutes } from './entry.ts';
import type { WeekId } from './week.ts';

/**
 * The week of one person as it stands: the document that every writer replaces under its ETag.
 * It holds the entries whole, so that planning, undo and reading a week need this one document.
 */
export type WeekHead = {
  week: WeekId;
  status: WeekStatus;
  /** Grows by one with every write. */
  version: number;
  /** In the order of `compareEntries`. */
  entries: Entry[];
  /** Keys (`entryKey`) of drafted lines that the person deleted: the agent does not draft them again. */
  dismissed: string[];
  totalMinutes: number;
  /** The run that wrote this version. */
  runId: string;
};

export const weekStatuses = ['draft', 'submitted', 'approved', 'returned', 'recallRequested'] as const;
export type WeekStatus = (typeof weekStatuses)[number];

/** A week that nobody has written to yet. */
export function emptyWeek(week: WeekId): WeekHead {
  return { week, status: 'draft', version: 0, entries: [], dismissed: [], totalMinutes: 0, runId: '' };
}

/** Whether entries may still be added, changed or deleted. */
export function isOpenWeek(head: WeekHead): boolean {
  return isOpen(head.status);
}

/** The next version of a week, with the given parts changed and the sums made to agree. */
export function nextHead(
  head: WeekHead,
  runId: string,
  change: Partial<Pick<WeekHead, 'status' | 'entries' | 'dismissed'>>,
): WeekHead {
  const entries = (change.entries ?? head.entries).toSorted(compareEntries);
  return {
    ...head,
    ...change,
    entries,
    version: head.version + 1,
    totalMinutes: totalMinutes(entries),
    runId,
  };
}

/**
 * The id of the `index`-th of `count` new entries of a run: deterministic, so that a repeated write meets itself. An id
 * that the week has already is passed over, because a run id may come again once its receipt has expired.
 */
export function newEntryId(head: WeekHead, runId: string, index: number, count: number): string {
  const id = `entry:${head.week}:${runId}:${index}`;
  const taken = head.entries.length > 0 && head.entries.some(entry => entry.id === id);
  return taken ? newEntryId(head, runId, index + count, count) : id;
}
