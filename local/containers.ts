import {
  CosmosClient,
  type CosmosClientOptions,
  PartitionKeyDefinitionVersion,
  PartitionKeyKind,
} from '@azure/cosmos';

type Account = Required<Pick<CosmosClientOptions, 'endpoint' | 'key'>> &
  Pick<CosmosClientOptions, 'httpClient'>;

/** What the infrastructure creates in Azure: the database and its containers, with their keys and time-to-live. */
export async function createContainersIn(account: Account, database: string): Promise<void> {
  const client = new CosmosClient({ ...account, connectionPolicy: { enableEndpointDiscovery: false } });
  const { database: db } = await client.databases.createIfNotExists({ id: database });
  // -1: documents live for ever unless they say otherwise.
  await db.containers.createIfNotExists({
    id: 'timesheets',
    partitionKey: hierarchical('/tenantId', '/userId'),
    defaultTtl: -1,
  });
  await db.containers.createIfNotExists({ id: 'tenants', partitionKey: '/tenantId', defaultTtl: -1 });
  await db.containers.createIfNotExists({
    id: 'totals',
    partitionKey: hierarchical('/tenantId', '/projectId'),
    defaultTtl: -1,
  });
  // Where the Functions host keeps how far the change feed has been read.
  await db.containers.createIfNotExists({ id: 'leases', partitionKey: '/id' });
  client.dispose();
}

function hierarchical(...paths: string[]) {
  return { paths, kind: PartitionKeyKind.MultiHash, version: PartitionKeyDefinitionVersion.V2 };
}
