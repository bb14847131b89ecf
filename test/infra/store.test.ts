import type { Container } from '@azure/cosmos';
import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../functions/io/clock.ts';
import { tenantsIn } from '../../functions/io/tenants.ts';
import { timesheetsIn } from '../../functions/io/timesheets.ts';
import { createContainersIn } from '../../local/containers.ts';
import { createCosmos } from '../../local/cosmos/engine.ts';
import { inProcessClient } from '../../local/cosmos/in-process.ts';
import { LOCAL_KEY } from '../../local/cosmos/server.ts';
import { readBicep } from './bicep.ts';
import { propertyOf, type Value } from './values.ts';

type Resource = {
  id: string;
  partitionKey: { paths: string[]; kind: string; version: number };
  defaultTtl?: number;
  indexingPolicy?: { includedPaths: { path: string }[]; excludedPaths: { path: string }[] };
};

const containerType = /\/sqlDatabases\/containers@/;

async function declared(): Promise<Resource[]> {
  const store = await readBicep('modules/store.bicep');
  return store.resources
    .filter(({ type }) => containerType.test(type))
    .map(container => (propertyOf(store, container, 'properties') as { resource: Resource }).resource);
}

/** What the local stack creates, as its server was told. */
async function created(): Promise<Resource[]> {
  const told: Resource[] = [];
  const cosmos = createCosmos({ file: ':memory:', key: LOCAL_KEY });
  const client = inProcessClient(cosmos);
  const httpClient: typeof client = {
    sendRequest(request) {
      if (request.method === 'POST' && request.url.endsWith('/colls')) {
        told.push(JSON.parse(String(request.body)) as Resource);
      }
      return client.sendRequest(request);
    },
  };
  await createContainersIn({ endpoint: 'http://cosmos.test', key: LOCAL_KEY, httpClient }, 'timeagent');
  return told;
}

const essence = ({ id, partitionKey, defaultTtl }: Resource) => ({
  id,
  paths: partitionKey.paths,
  defaultTtl: defaultTtl ?? 'none',
});
const byId = (resources: Resource[]) => resources.map(essence).sort((a, b) => a.id.localeCompare(b.id));

/** Fields of `c` by which the product's own queries filter and sort, as they are sent. */
async function searched(ask: (container: Container) => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  const none = { fetchNext: async () => ({ resources: [] }), fetchAll: async () => ({ resources: [] }) };
  const query = (spec: string | { query: string }) => {
    texts.push(typeof spec === 'string' ? spec : spec.query);
    return none;
  };
  await ask({ items: { query } } as unknown as Container);
  const conditions = texts.map(text => text.replace(/^SELECT .*? FROM c/, ''));
  const paths = conditions.flatMap(text =>
    [...text.matchAll(/(ARRAY_CONTAINS\()?\bc\.(\w+)/g)].map(
      ([, array, field]) => `/${field}${array ? '/[]' : ''}/?`,
    ),
  );
  return [...new Set(paths)];
}

const page = { max: 10 };

function askTimesheets(container: Container): Promise<unknown> {
  const timesheets = timesheetsIn(container);
  return Promise.all([
    timesheets.consenting('t', { ...page, zone: 'UTC' }),
    timesheets.countConsenting('t', { group: 'g' }),
    timesheets.rhythms('t'),
    timesheets.unrelayed('t', '2026-11-25', page),
    timesheets.deliveries({ tenantId: 't', week: '2026-W48' as never, state: 'sent' }, page),
  ]);
}

function askTenants(container: Container): Promise<unknown> {
  return tenantsIn(container, systemClock).newest('t', 'org-run', { ...page, states: ['running'] });
}

function indexed(resources: Resource[], id: string): string[] {
  const { indexingPolicy } = resources.find(each => each.id === id) ?? {};
  return (indexingPolicy?.includedPaths ?? []).map(({ path }) => path).sort();
}

describe('the containers of Bicep', () => {
  test('are those of the local stack, with the same keys and times to live', async () => {
    expect(byId(await declared())).toEqual(byId(await created()));
  });

  test('control: there are four, and another key would differ', async () => {
    const containers = byId(await declared());
    expect(containers.map(({ id }) => id)).toEqual(['leases', 'tenants', 'timesheets', 'totals']);
    expect(containers[2]?.paths).toEqual(['/tenantId', '/userId']);
  });

  test('index what the queries search by, and nothing else', async () => {
    const containers = await declared();
    expect(indexed(containers, 'timesheets')).toEqual((await searched(askTimesheets)).sort());
    expect(indexed(containers, 'tenants')).toEqual((await searched(askTenants)).sort());
    expect(indexed(containers, 'totals')).toEqual([]);
  });

  test('control: a query by a field that is not indexed would be found', async () => {
    const fields = await searched(async container =>
      container.items.query('SELECT * FROM c WHERE c.mood = 1'),
    );
    expect(fields).toEqual(['/mood/?']);
    expect(indexed(await declared(), 'timesheets')).not.toContain('/mood/?');
  });

  test('lie in an account on which the app starts: one region to write, reads that are fresh, no keys', async () => {
    const store = await readBicep('modules/store.bicep');
    const account = store.resources.find(({ name }) => name === 'account');
    const properties = account && propertyOf(store, account, 'properties');
    expect(properties).toMatchObject({
      enableMultipleWriteLocations: false,
      consistencyPolicy: { defaultConsistencyLevel: 'BoundedStaleness' },
      disableLocalAuth: true,
    } satisfies Record<string, Value>);
  });
});
