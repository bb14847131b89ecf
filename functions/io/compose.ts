import type { App } from '../app.ts';
import type { Clock, Random } from '../ports.ts';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { assertAccount, type CosmosSeams, containersOf, cosmosClient } from './cosmos.ts';
import { verifyWithEntra } from './entra.ts';
import { tenantsIn } from './tenants.ts';
import { timesheetsIn } from './timesheets.ts';

export type Seams = CosmosSeams & { clock?: Clock; random?: Random };

/** Puts the application together from its settings. The seams are for simulations; production gives none. */
export async function compose(config: Config, seams: Seams = {}): Promise<App> {
  const { clock = systemClock, random = Math.random, ...cosmosSeams } = seams;
  const client = cosmosClient(config.cosmos, cosmosSeams);
  await assertAccount(client);
  const containers = containersOf(client.database(config.cosmos.database));
  return {
    timesheets: timesheetsIn(containers.timesheets),
    tenants: tenantsIn(containers.tenants, clock),
    verify: verifyWithEntra(config.signIn, clock),
    clock,
    random,
  };
}

let composed: Promise<App> | undefined;

/** The application of this process, put together on first use. A failure is not kept: the next call tries again. */
export function app(): Promise<App> {
  composed ??= compose(readConfig(process.env)).catch((error: unknown) => {
    composed = undefined;
    throw error;
  });
  return composed;
}
