import { dataverseCodes, relatedItemCode } from './dataverse.ts';
import type { Entry } from './entry.ts';
import type { WeekHead, WeekStatus } from './head.ts';
import { uuidOf } from './uuid.ts';
import type { WeekId } from './week.ts';

/** One time entry as other systems take it in: with the numbers of Dataverse beside the words. */
export type ExportedEntry = {
  userId: string;
  week: WeekId;
  weekStatus: WeekStatus;
  /** Of the week; grows with every change of it. */
  weekVersion: number;
  entryTypeCode: number;
  entryStatusCode: number;
  relatedItemTypeCode: number;
  /** A UUID of this entry, the same in every export: where a row is kept under it, a second export updates that row. */
  rowId: string;
} & Omit<Entry, 'evidence' | 'owner'>;

export function exportWeek(userId: string, { week, status, version, entries }: WeekHead): ExportedEntry[] {
  return entries.map(({ evidence, owner: _, ...entry }) => ({
    ...{ userId, week, weekStatus: status, weekVersion: version, ...entry },
    entryTypeCode: dataverseCodes.entryType[entry.type],
    entryStatusCode: dataverseCodes.entryStatus[entry.status],
    relatedItemTypeCode: relatedItemCode(evidence?.source),
    rowId: uuidOf(`${userId} ${entry.id}`),
  }));
}

const columns = [
  ...(['userId', 'week', 'weekStatus', 'weekVersion', 'id', 'date', 'minutes', 'type', 'status'] as const),
  ...(['projectId', 'taskId', 'description', 'externalComment', 'version'] as const),
  ...(['entryTypeCode', 'entryStatusCode', 'relatedItemTypeCode', 'rowId'] as const),
] satisfies (keyof ExportedEntry)[];

/** As CSV (RFC 4180), the names of the columns first. */
export function toCsv(rows: readonly ExportedEntry[]): string {
  const lines = rows.map(row => columns.map(column => cell(row[column])).join(','));
  return [columns.join(','), ...lines, ''].join('\r\n');
}

/** Spreadsheets take text that begins like a formula for one: an apostrophe before it makes it text again. */
function cell(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
