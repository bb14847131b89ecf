import { containerRid, databaseRid } from './identity.ts';
import type { Json, JsonObject } from './json.ts';
import { isObject } from './json.ts';
import { keyPaths } from './partition-key.ts';
import { refusal } from './refusal.ts';
import type { Store } from './store.ts';
import { timeToLive } from './ttl.ts';

/** A database and what the server answers for it. */
export type Database = { readonly number: number; readonly id: string; readonly body: JsonObject };

/** A container: what operations need of its definition, and the LSN of its last transaction. */
export type Container = {
  readonly number: number;
  readonly id: string;
  readonly rid: string;
  readonly self: string;
  readonly paths: string[][];
  readonly defaultTtl: number | undefined;
  readonly indexingPolicy: Json | undefined;
  readonly body: JsonObject;
  lsn: number;
};

type DatabaseRow = { number: number; id: string; seconds: number };
type ContainerRow = { number: number; id: string; definition: string; lsn: number; seconds: number };

export type Catalog = ReturnType<typeof openCatalog>;

/**
 * The databases and containers of a store. Reads are refused with 404 (substatus 1003 when the parent is missing),
 * creations with 409 when the name is taken.
 */
export function openCatalog(store: Store) {
  const databases = store.sql.prepare('select number, id, seconds from databases order by number');
  const containers = store.sql.prepare(
    'select number, id, definition, lsn, seconds from containers where database = ? order by number',
  );
  const open = new Map<string, { database: Database; containers: Map<string, Container> }>();
  for (const row of databases.all() as DatabaseRow[]) {
    const database = describeDatabase(row);
    const rows = containers.all(database.number) as ContainerRow[];
    open.set(row.id, {
      database,
      containers: new Map(rows.map(each => [each.id, describe(database, each)])),
    });
  }

  function entry(id: string, substatus: number) {
    const found = open.get(id);
    if (!found) throw refusal(404, `The database '${id}' does not exist.`, substatus);
    return found;
  }

  function container(databaseId: string, id: string, substatus = 0): Container {
    const found = entry(databaseId, 1003).containers.get(id);
    if (!found) throw refusal(404, `The container '${id}' does not exist.`, substatus);
    return found;
  }

  return {
    database: (id: string) => entry(id, 0).database,
    databases: () => [...open.values()].map(each => each.database),
    createDatabase: (definition: JsonObject, seconds: number): Database => {
      const id = resourceId(definition);
      if (open.has(id)) throw refusal(409, `The database '${id}' already exists.`);
      const { lastInsertRowid } = store.sql
        .prepare('insert into databases (id, seconds) values (?, ?)')
        .run(id, seconds);
      const database = describeDatabase({ number: Number(lastInsertRowid), id, seconds });
      open.set(id, { database, containers: new Map() });
      return database;
    },
    deleteDatabase: (id: string): void => {
      const { database, containers: inside } = entry(id, 0);
      for (const each of inside.values()) removeContainer(store, each.number);
      store.sql.prepare('delete from databases where number = ?').run(database.number);
      open.delete(id);
    },
    container,
    containers: (databaseId: string) => [...entry(databaseId, 1003).containers.values()],
    createContainer: (databaseId: string, definition: JsonObject, seconds: number): Container => {
      const parent = entry(databaseId, 1003);
      const id = resourceId(definition);
      if (parent.containers.has(id)) throw refusal(409, `The container '${id}' already exists.`);
      const created = insertContainer(store, parent.database, { ...definition, id }, seconds);
      parent.containers.set(id, created);
      return created;
    },
    deleteContainer: (databaseId: string, id: string): void => {
      removeContainer(store, container(databaseId, id).number);
      entry(databaseId, 1003).containers.delete(id);
    },
  };
}

function insertContainer(
  store: Store,
  database: Database,
  definition: JsonObject,
  seconds: number,
): Container {
  keyPaths(definition['partitionKey']);
  timeToLive(definition['defaultTtl'], 'defaultTtl');
  const text = JSON.stringify(definition);
  const insert = 'insert into containers (database, id, definition, lsn, seconds) values (?, ?, ?, 0, ?)';
  const id = String(definition['id']);
  const { lastInsertRowid } = store.sql.prepare(insert).run(database.number, id, text, seconds);
  return describe(database, { number: Number(lastInsertRowid), id, definition: text, lsn: 0, seconds });
}

function removeContainer(store: Store, number: number): void {
  store.sql.prepare('delete from documents where container = ?').run(number);
  store.sql.prepare('delete from containers where number = ?').run(number);
}

function describeDatabase(row: DatabaseRow): Database {
  const rid = databaseRid(row.number);
  const system = { _rid: rid, _self: `dbs/${rid}/`, _etag: '"0"', _colls: 'colls/', _users: 'users/' };
  return { number: row.number, id: row.id, body: { id: row.id, ...system, _ts: row.seconds } };
}

function describe(database: Database, row: ContainerRow): Container {
  const definition = JSON.parse(row.definition) as JsonObject;
  const rid = containerRid(database.number, row.number);
  const self = `dbs/${databaseRid(database.number)}/colls/${rid}/`;
  return {
    number: row.number,
    id: row.id,
    rid,
    self,
    paths: keyPaths(definition['partitionKey']),
    defaultTtl: timeToLive(definition['defaultTtl'], 'defaultTtl'),
    indexingPolicy: definition['indexingPolicy'],
    body: { ...definition, _rid: rid, _self: self, _etag: '"0"', _docs: 'docs/', _ts: row.seconds },
    lsn: row.lsn,
  };
}

/** The id of a database or container. Refused with 400 when Cosmos would refuse it. */
function resourceId(definition: JsonObject): string {
  const id = isObject(definition) ? definition['id'] : undefined;
  if (typeof id === 'string' && id !== '' && id.length <= 255 && !/[/\\?#]| $/.test(id)) return id;
  throw refusal(
    400,
    'The id must be a string of 1 to 255 characters without / \\ ? # and without a space at its end.',
  );
}
