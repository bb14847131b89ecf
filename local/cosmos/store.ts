import { DatabaseSync } from 'node:sqlite';
import type { PartitionKey, PartitionRange } from './partition-key.ts';

// One SQLite file holds everything. WAL with synchronous NORMAL survives `kill -9` of the process (a power cut may
// take the last transactions, never tear one). The log grows to 32 MB before it is copied back, which keeps a
// burst of commits from paying for it. A document's version is (lsn, step): the transaction that wrote it
// and its place inside that transaction, which is also the order of the change feed.
const SCHEMA = `
create table if not exists databases (
  number integer primary key autoincrement, id text not null unique, seconds integer not null) strict;
create table if not exists containers (
  number integer primary key autoincrement, database integer not null, id text not null, definition text not null,
  lsn integer not null, seconds integer not null, unique (database, id)) strict;
create table if not exists documents (
  container integer not null, pk text not null, id text not null, body text not null, etag text not null,
  lsn integer not null, step integer not null, number integer not null, expires integer) strict;
create unique index if not exists documents_by_id on documents (container, pk, id);
create index if not exists documents_by_version on documents (container, lsn, step);
`;

const VISIBLE = '(expires is null or expires > ?)';

/** A document as it is stored. `body` is the complete answer, system properties included. */
export type Row = {
  readonly pk: PartitionKey;
  readonly id: string;
  readonly body: string;
  readonly etag: string;
  readonly lsn: number;
  /** Its number for `_rid`: unique within the container, kept by replacements. */
  readonly number: number;
};

/** A row to write: `step` is its place in its transaction, `expires` the second at which it disappears. */
export type NewRow = Row & {
  readonly container: number;
  readonly step: number;
  readonly expires: number | null;
};

/** A place in the order in which a scan walks. */
export type Position = { readonly pk: PartitionKey; readonly id: string };

export type Store = ReturnType<typeof openStore>;

/** Opens or creates a store. `file` is a path or ':memory:'. Expired documents are removed here and hidden elsewhere. */
export function openStore(file: string, seconds: number) {
  const database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma wal_autocheckpoint = 8000;');
  database.exec(SCHEMA);
  database.prepare('delete from documents where expires <= ?').run(seconds);
  return {
    sql: database,
    close: () => database.close(),
    transaction: transactions(database),
    ...documentStatements(database),
    ...feedStatements(database),
  };
}

/** Runs `work` in one transaction, which is kept when `keep` says so of the result and undone otherwise. */
function transactions(database: DatabaseSync) {
  const begin = database.prepare('begin immediate');
  const commit = database.prepare('commit');
  const rollback = database.prepare('rollback');
  return <T>(work: () => T, keep: (result: T) => boolean): T => {
    begin.run();
    try {
      const result = work();
      (keep(result) ? commit : rollback).run();
      return result;
    } catch (error) {
      rollback.run();
      throw error;
    }
  };
}

function documentStatements(database: DatabaseSync) {
  const find = database.prepare(
    `select pk, id, body, etag, lsn, number from documents where container = ? and pk = ? and id = ? and ${VISIBLE}`,
  );
  // "or replace" takes the place of an expired document that is still on the disk.
  const put = database.prepare('insert or replace into documents values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const remove = database.prepare('delete from documents where container = ? and pk = ? and id = ?');
  const advance = database.prepare('update containers set lsn = ? where number = ?');
  return {
    /** The document at `seconds`, unless it is absent or expired. */
    find: (container: number, pk: PartitionKey, id: string, seconds: number) =>
      find.get(container, pk, id, seconds) as Row | undefined,
    put: (row: NewRow) => {
      const { container, pk, id, body, etag, lsn, step, number, expires } = row;
      put.run(container, pk, id, body, etag, lsn, step, number, expires);
    },
    remove: (container: number, pk: PartitionKey, id: string) => {
      remove.run(container, pk, id);
    },
    /** Records the last transaction of a container, so that no LSN comes back after a restart. */
    advance: (container: number, lsn: number) => {
      advance.run(lsn, container);
    },
  };
}

function feedStatements(database: DatabaseSync) {
  const columns = 'select pk, id, body, etag, lsn, number from documents where container = ?';
  const scan = database.prepare(`${columns} and pk < ? and (pk, id) > (?, ?) and ${VISIBLE} order by pk, id`);
  const inScope = `container = ? and lsn > ? and pk >= ? and pk < ? and ${VISIBLE} order by lsn, step`;
  const boundary = database.prepare(`select lsn from documents where ${inScope} limit 1 offset ?`);
  const changes = database.prepare(
    `${columns} and lsn > ? and lsn <= ? and pk >= ? and pk < ? and ${VISIBLE} order by lsn, step`,
  );
  return {
    /** The documents of a range in key order, after a position if one is given. */
    scan: (container: number, range: PartitionRange, seconds: number, after?: Position) => {
      const start = after ?? { pk: range.from, id: '' };
      return scan.iterate(container, range.to, start.pk, start.id, seconds) as Iterable<Row>;
    },
    /** The documents that changed after an LSN, oldest first: `limit` of them and the rest of the last transaction. */
    changes: (container: number, range: PartitionRange, seconds: number, after: number, limit: number) => {
      const last = boundary.get(container, after, range.from, range.to, seconds, limit - 1) as
        | { lsn: number }
        | undefined;
      const upTo = last?.lsn ?? Number.MAX_SAFE_INTEGER;
      return changes.all(container, after, upTo, range.from, range.to, seconds) as Row[];
    },
  };
}
