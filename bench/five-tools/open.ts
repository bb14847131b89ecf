import type { HttpClient } from '@azure/core-rest-pipeline';
import {
  CosmosClient,
  type OperationInput,
  PartitionKeyDefinitionVersion,
  PartitionKeyKind,
} from '@azure/cosmos';
import { cosmosClient } from '../../functions/io/cosmos.ts';
import { tenantsIn } from '../../functions/io/tenants.ts';
import type { Clock, Random } from '../../functions/ports.ts';
import { measureEffort, metered } from '../harness/effort.ts';
import type { Expose, Service } from '../harness/service.ts';
import { type AgentRun, runAgent, type ToolReply, type ToolRequest } from './agent.ts';
import { type Answers, containers, documentId, type Job, type ToolName, toolNames } from './documents.ts';
import { type Holders, leasesIn } from './leases.ts';
import type { Think } from './llm.ts';
import { containersOf, LeaseLost, type ToolPorts } from './tool.ts';
import { readConfiguration } from './tools/configuration.ts';
import { type EntriesInput, writeEntries } from './tools/entries.ts';
import { readHistory } from './tools/history.ts';
import { readPlans } from './tools/plans.ts';
import { type SummaryInput, summarise } from './tools/summary.ts';

export type FiveToolsOptions = {
  cosmos: { endpoint: string; key: string; database: string };
  /** A new transport to the store: each tool gets one of its own. */
  connect: () => HttpClient;
  expose: Expose;
  clock: Clock;
  random: Random;
  think: Think;
  /** Awaited before each call of a tool, where the way to it is to take time. */
  onTheWay: () => Promise<void>;
};

export type FiveTools = {
  run(job: Job): Promise<AgentRun>;
  /** The tools' containers through a client of the caller's own. */
  container: ToolPorts['container'];
  close(): Promise<void>;
};

/** Five services, each with a client of its own that it keeps, and the agent that calls them in turn. */
export async function openFiveTools(options: FiveToolsOptions): Promise<FiveTools> {
  await createToolContainers(options);
  const holders: Holders = new Map();
  const services = new Map<ToolName, Service<ToolRequest, ToolReply>>();
  const clients: CosmosClient[] = [];
  for (const name of toolNames) {
    const httpClient = metered(name, options.connect(), containers.leases.id);
    const client = cosmosClient(options.cosmos, { httpClient });
    clients.push(client);
    const ports = portsOf(client, options, holders);
    services.set(name, await options.expose(request => answer(name, ports, request)));
  }
  const call = async (tool: ToolName, request: ToolRequest) => {
    await options.onTheWay();
    return (services.get(tool) as Service<ToolRequest, ToolReply>).call(request);
  };
  const own = cosmosClient(options.cosmos, { httpClient: options.connect() });
  return {
    run: job => runAgent(options.think, call, job),
    container: containersOf(own.database(options.cosmos.database)),
    async close() {
      await Promise.all([...services.values()].map(service => service.close()));
      for (const client of [...clients, own]) client.dispose();
    },
  };
}

function portsOf(
  client: CosmosClient,
  { cosmos, clock, random }: FiveToolsOptions,
  holders: Holders,
): ToolPorts {
  const database = client.database(cosmos.database);
  const container = containersOf(database);
  const { settings } = tenantsIn(database.container('tenants'), clock);
  return { container, settings, leases: leasesIn(container('leases'), clock, random, holders) };
}

const tools: Record<ToolName, (ports: ToolPorts, request: ToolRequest) => Promise<unknown>> = {
  configuration: (ports, { job }) => readConfiguration(ports, job),
  plans: (ports, { job }) => readPlans(ports, job),
  history: (ports, { job }) => readHistory(ports, job),
  entries: (ports, { job, answers }) => writeEntries(ports, job, answers as EntriesInput),
  summary: (ports, { job, answers }) => summarise(ports, job, answers as SummaryInput),
};

function answer(name: ToolName, ports: ToolPorts, request: ToolRequest): Promise<ToolReply> {
  return measureEffort(async () => {
    try {
      return { kind: 'done', answer: await tools[name](ports, request) };
    } catch (error) {
      if (error instanceof LeaseLost) return { kind: 'leaseLost' };
      throw error;
    }
  });
}

async function createToolContainers({ cosmos, connect }: FiveToolsOptions): Promise<void> {
  const { endpoint, key, database } = cosmos;
  const connectionPolicy = { enableEndpointDiscovery: false };
  const client = new CosmosClient({ endpoint, key, httpClient: connect(), connectionPolicy });
  const { kind, version } = { kind: PartitionKeyKind.MultiHash, version: PartitionKeyDefinitionVersion.V2 };
  for (const { id, paths } of Object.values(containers)) {
    const partitionKey = { paths: [...paths], kind, version };
    await client.database(database).containers.createIfNotExists({ id, partitionKey, defaultTtl: -1 });
  }
  client.dispose();
}

/** What a person's partitions hold before the tools are called: what flows have pushed, and what earlier weeks left. */
export type ToolPerson = Omit<Job, 'runId'> & Pick<Answers, 'configuration' | 'plans' | 'history'>;

export async function layDownForTools({ container }: FiveTools, person: ToolPerson): Promise<void> {
  const { tenantId, userId, week, configuration, plans, history } = person;
  const { assignments, ...booked } = plans;
  const { events, ...earlier } = history;
  const documents: Partial<Record<ToolName, object[]>> = {
    configuration: [{ id: documentId.profile, body: configuration.profile }],
    plans: [
      { id: documentId.assignments, body: { assignments } },
      { id: documentId.bookings, body: booked },
    ],
    history: [
      { id: documentId.habits, body: earlier },
      { id: documentId.calendar(week), body: { events } },
    ],
    entries: [{ id: documentId.fence, fence: 0 }],
    summary: [{ id: documentId.fence, fence: 0 }],
  };
  const writes = Object.entries(documents).map(([name, bodies]) => {
    const operations = bodies.map(
      body => ({ operationType: 'Create', resourceBody: { ...body, tenantId, userId } }) as OperationInput,
    );
    return container(name as ToolName).items.batch(operations, [tenantId, userId]);
  });
  await Promise.all([...writes, layDownLock({ container }, tenantId, `user:${userId}`)]);
}

/** A lock that was taken and let go of in earlier weeks. */
export async function layDownLock(
  { container }: Pick<FiveTools, 'container'>,
  tenantId: string,
  lock: string,
): Promise<void> {
  await container('leases').items.create({
    ...{ id: documentId.lease, tenantId, lock },
    ...{ holder: '', expiresAtMs: 0, fence: 0 },
  });
}
