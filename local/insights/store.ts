import { DatabaseSync } from 'node:sqlite';
import type { Rows } from '../kql/evaluate.ts';
import { type TableName, tables } from '../kql/schema.ts';
import type { Dynamic, Row } from '../kql/value.ts';
import type { Placed } from './envelope.ts';

const SCHEMA = `
create table if not exists records (tableName text not null, atMs integer not null, row text not null) strict;
create index if not exists records_by_time on records (tableName, atMs);
`;

const keptMs = 90 * 86_400_000;

export type TelemetryStore = {
  add(placed: readonly Placed[]): void;
  /** Everything of each table, in the order of time. */
  rows(): Rows;
  close(): void;
};

/** Opens or creates what keeps telemetry on this machine, for as long as the workspace in Azure would. */
export function openTelemetryStore(file: string, nowMs: number): TelemetryStore {
  const database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = off;');
  database.exec(SCHEMA);
  database.prepare('delete from records where atMs < ?').run(nowMs - keptMs);
  const insert = database.prepare('insert into records (tableName, atMs, row) values (?, ?, ?)');
  const select = database.prepare('select row from records where tableName = ? order by atMs');
  return {
    add(placed) {
      database.exec('begin');
      for (const { table, row } of placed)
        insert.run(table, (row['timestamp'] as Date).getTime(), JSON.stringify(row));
      database.exec('commit');
    },
    rows: () =>
      Object.fromEntries(
        (Object.keys(tables) as TableName[]).map(name => [
          name,
          select.all(name).map(({ row }) => revived(JSON.parse(String(row)))),
        ]),
      ),
    close: () => database.close(),
  };
}

function revived(row: Record<string, Dynamic>): Row {
  return { ...row, timestamp: new Date(String(row['timestamp'])) };
}
