import { basename, join } from 'node:path';
import type { Refused } from '../refused.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import { gather, isFault, type UserLog } from './log.ts';
import { type Actual, actualsColumns, type RowFault, readActual, readUser, usersColumns } from './rows.ts';

/** What a folder of Tock files holds. Rows that cannot be used are listed, and missing from the rest. */
export type TockFolder = {
  /** Everybody who is named in either file, in the order of their first mention. */
  users: UserLog[];
  projects: string[];
  rows: number;
  summed: number;
  refused: Refused[];
};

/** Reads `tock_week_actuals.csv` and `tock_users.csv` of a folder. Throws a Stop when one of them cannot be read. */
export async function readTock(folder: string): Promise<TockFolder> {
  const refused: Refused[] = [];
  const actualsFile = join(folder, 'tock_week_actuals.csv');
  const records = readCsv(actualsFile, actualsColumns, refused);
  const rows = await usable<Actual>(records, readActual, actualsFile, refused);
  const usersFile = join(folder, 'tock_users.csv');
  const known = await usable(readCsv(usersFile, usersColumns, refused), readUser, usersFile, refused);
  const log = gather(rows);
  const position = { file: basename(actualsFile) };
  refused.push(...log.refused.map(({ line, fault }) => ({ ...position, position: line, reason: fault })));
  const users = new Map(known.map(({ user }): [string, UserLog] => [user, { user, weeks: new Map() }]));
  for (const each of log.users) users.set(each.user, each);
  const { projects, summed } = log;
  return { users: [...users.values()], projects, rows: rows.length - log.refused.length, summed, refused };
}

async function usable<T extends object>(
  records: AsyncIterable<CsvRecord>,
  read: (record: CsvRecord) => T | RowFault,
  file: string,
  refused: Refused[],
): Promise<T[]> {
  const rows: T[] = [];
  for await (const record of records) {
    const row = read(record);
    if (isFault(row)) refused.push({ file: basename(file), position: record.line, reason: row.fault });
    else rows.push(row);
  }
  return rows;
}
