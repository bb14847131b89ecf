import { DatabaseSync } from 'node:sqlite';

// As in the Cosmos server: one SQLite file whose log survives `kill -9` of the process (a power cut may take the last
// transactions, never tear one). Memory holds everything too, the file is read when it is opened only. Locks are not
// kept: whoever held one before a restart finds it lost, and the message is there again.
const SCHEMA = `
create table if not exists queues (name text primary key, sequence integer not null) strict, without rowid;
create table if not exists messages (
  queue text not null, sequence integer not null, id text not null, state text not null, raw blob not null,
  enqueuedSequence integer not null, enqueuedMs integer not null, dueMs integer, expiresMs integer,
  deliveryCount integer not null, source text, primary key (queue, sequence)) strict;
create table if not exists seen (
  queue text not null, id text not null, untilMs integer not null, primary key (queue, id)) strict, without rowid;
create index if not exists seen_by_time on seen (untilMs);
`;

export type MessageState = 'active' | 'scheduled' | 'deferred';

/** A message as it is kept. */
export type Message = {
  /** Unique in its queue and in the order of arrival; a scheduled message gets a new one when it is due. */
  readonly sequence: number;
  /** Its id as text, for duplicate detection. */
  readonly id: string;
  readonly state: MessageState;
  /** As it was sent, encoded. */
  readonly raw: Uint8Array;
  /** The number under which it first came into a queue, kept when it becomes a dead letter. */
  readonly enqueuedSequence: number;
  readonly enqueuedMs: number;
  /** When a scheduled message becomes active. */
  readonly dueMs: number | null;
  /** When it disappears. */
  readonly expiresMs: number | null;
  /** Deliveries that ended without a settlement that removed it. */
  deliveryCount: number;
  /** The queue in which it died. */
  readonly source: string | null;
};

export type Store = ReturnType<typeof openStore>;

/** Opens or creates a store. `file` is a path or ':memory:'. Changes count from `commit` on. */
export function openStore(file: string) {
  const database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma wal_autocheckpoint = 8000;');
  database.exec(SCHEMA);
  const begin = database.prepare('begin immediate');
  const commit = database.prepare('commit');
  let open = false;
  function write(work: () => void): void {
    if (!open) begin.run();
    open = true;
    work();
  }
  return {
    ...messageStatements(database, write),
    ...seenStatements(database, write),
    /** Makes all changes since the last commit durable, all of them or none. */
    commit(): void {
      if (open) commit.run();
      open = false;
    },
    close(): void {
      if (open) commit.run();
      open = false;
      database.close();
    },
  };
}

type Write = (work: () => void) => void;

function messageStatements(database: DatabaseSync, write: Write) {
  const put = database.prepare('insert or replace into messages values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const remove = database.prepare('delete from messages where queue = ? and sequence = ?');
  const count = database.prepare('update messages set deliveryCount = ? where queue = ? and sequence = ?');
  const all = database.prepare('select * from messages where queue = ? order by sequence');
  const advance = database.prepare('insert or replace into queues values (?, ?)');
  const sequence = database.prepare('select sequence from queues where name = ?');
  return {
    /** Adds a message and remembers its sequence number as the last one of the queue. */
    add: (queue: string, message: Message) =>
      write(() => {
        putMessage(put, queue, message);
        advance.run(queue, message.sequence);
      }),
    /** Writes over a message that is there. */
    replace: (queue: string, message: Message) => write(() => putMessage(put, queue, message)),
    remove: (queue: string, number: number) => write(() => void remove.run(queue, number)),
    setDeliveryCount: (queue: string, { deliveryCount, sequence: number }: Message) =>
      write(() => void count.run(deliveryCount, queue, number)),
    messages: (queue: string) => all.iterate(queue) as Iterable<Message & { queue: string }>,
    lastSequence: (queue: string) => Number(sequence.get(queue)?.['sequence'] ?? 0),
  };
}

function putMessage(put: ReturnType<DatabaseSync['prepare']>, queue: string, message: Message): void {
  const { sequence, id, state, raw, enqueuedSequence, enqueuedMs, dueMs, expiresMs, deliveryCount, source } =
    message;
  put.run(
    queue,
    sequence,
    id,
    state,
    raw,
    enqueuedSequence,
    enqueuedMs,
    dueMs,
    expiresMs,
    deliveryCount,
    source,
  );
}

function seenStatements(database: DatabaseSync, write: Write) {
  const put = database.prepare('insert or replace into seen values (?, ?, ?)');
  const forget = database.prepare('delete from seen where untilMs <= ?');
  const all = database.prepare('select id, untilMs from seen where queue = ? order by untilMs');
  return {
    remember: (queue: string, id: string, untilMs: number) => write(() => void put.run(queue, id, untilMs)),
    forget: (nowMs: number) => write(() => void forget.run(nowMs)),
    seen: (queue: string) => all.iterate(queue) as Iterable<{ id: string; untilMs: number }>,
  };
}
