import { globSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { audience, type Ports, ports, scope } from './addresses.ts';
import { createContainersIn } from './containers.ts';
import type { Faults as CosmosFaults } from './cosmos/faults.ts';
import { startCosmos } from './cosmos/server.ts';
import { type Host, startHost } from './host/host.ts';
import type { Log } from './host/log.ts';
import { startInsights } from './insights/server.ts';
import { kpiPage } from './kpi/page.ts';
import { queues } from './queues.ts';
import type { Faults as ServiceBusFaults } from './service-bus/faults.ts';
import { startServiceBus } from './service-bus/server.ts';
import type { Tenant } from './sign-in/grants.ts';
import { startSignIn } from './sign-in/sign-in.ts';
import { webhookKey } from './webhook-key.ts';

export type StackOptions = {
  /** Where the store and the signing keys are kept between starts. */
  folder: string;
  /** Ports on 127.0.0.1; 0 takes any free one. */
  ports?: Ports;
  /** The directories whose people and applications may sign in. */
  tenants: Tenant[];
  /** Gets what the host and the functions log. */
  log: Log;
  /** Further application settings, say of an LLM. */
  settings?: Record<string, string>;
  /** What goes wrong; by default nothing does. */
  faults?: { cosmos?: CosmosFaults; serviceBus?: ServiceBusFaults };
};

export type Stack = {
  api: string;
  authority: string;
  cosmos: string;
  /** The connection string of the queues. */
  serviceBus: string;
  /** Where telemetry goes, and what shows it. */
  insights: string;
  /** What the host has found in the app. */
  functions: Host['functions'];
  close(): Promise<void>;
};

const root = join(import.meta.dirname, '..');
const database = 'timeagent';

/** Metrics are there when somebody looks, and the exporter's own statistics, which go to Microsoft, stay away. */
const quietTelemetry = {
  OTEL_METRIC_EXPORT_INTERVAL: '5000',
  APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
  APPLICATIONINSIGHTS_SDKSTATS_DISABLED: 'true',
};

/**
 * Brings up everything that Time Agent needs of Azure on this machine: sign-in, Cosmos DB, Service Bus and the Functions host with
 * the real triggers. The product is told addresses and credentials; nothing else in it knows that this is not Azure.
 */
export async function startStack({
  folder,
  ports: wanted = ports,
  tenants,
  log,
  settings: further = {},
  faults = {},
}: StackOptions): Promise<Stack> {
  mkdirSync(folder, { recursive: true });
  const closing = new AsyncDisposableStack();
  try {
    const keyFile = join(folder, 'sign-in-key.pem');
    const signIn = await startSignIn({ port: wanted.signIn, keyFile, tenants, audience, scope });
    closing.defer(() => signIn.close());
    const cosmos = await startCosmos({
      port: wanted.cosmos,
      file: join(folder, 'cosmos.db'),
      faults: faults.cosmos,
    });
    closing.defer(() => cosmos.close());
    await createContainersIn(cosmos, database);
    const bus = await startServiceBus({
      port: wanted.serviceBus,
      file: join(folder, 'service-bus.db'),
      queues,
      faults: faults.serviceBus,
    });
    closing.defer(() => bus.close());
    const insights = await startInsights({
      port: wanted.insights,
      file: join(folder, 'telemetry.db'),
      page: (rows, query) => kpiPage(rows(), query, Date.now()),
    });
    closing.defer(() => insights.close());
    const serviceBus = bus.connectionString;
    const settings = {
      // What triggers connect with, and what the product's own client does.
      COSMOS: `AccountEndpoint=${cosmos.endpoint};AccountKey=${cosmos.key};`,
      COSMOS_ENDPOINT: cosmos.endpoint,
      COSMOS_KEY: cosmos.key,
      COSMOS_DATABASE: database,
      SERVICE_BUS: serviceBus,
      SIGN_IN_AUTHORITY: signIn.authority,
      SIGN_IN_AUDIENCE: audience,
      SIGN_IN_SCOPE: scope,
      // The test client for bots sends no tokens.
      BOT_WITHOUT_SIGN_IN: 'loopback',
      WEBHOOK_SIGNING: `local:${webhookKey(join(folder, 'webhook-key'))}`,
      // Receivers of events on this machine.
      WEBHOOK_ALLOWED_ORIGINS: 'http://127.0.0.1,http://localhost',
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.connectionString,
      ...quietTelemetry,
      ALLOWED_TENANTS: tenants.map(tenant => tenant.tenantId).join(','),
      ...further,
    };
    const hostJson = JSON.parse(await readFile(join(root, 'host.json'), 'utf8')) as object;
    const entries = globSync('functions/triggers/*.ts', { cwd: root })
      .map(file => join(root, file))
      .sort();
    const host = await startHost({ entries, port: wanted.api, settings, log, hostJson });
    closing.defer(() => host.close());
    const { url: api, functions } = host;
    const { authority } = signIn;
    const stop = closing.move();
    return {
      api,
      authority,
      cosmos: cosmos.endpoint,
      serviceBus,
      insights: insights.url,
      functions,
      close: () => stop.disposeAsync(),
    };
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
}
