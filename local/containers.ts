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
    partitionKey: {
      paths: ['/tenantId', '/userId'],
      kind: PartitionKeyKind.MultiHash,
      version: PartitionKeyDefinitionVersion.V2,
    },
    defaultTtl: -1,
  });
  await db.containers.createIfNotExists({ id: 'tenants', partitionKey: '/tenantId', defaultTtl: -1 });
  client.dispose();
}
