import type { BotFramework } from '../../bot/adapter.ts';
import type { App } from '../app.ts';
import { tenantBudgets } from '../budget/budgets.ts';
import type { Messenger } from '../delivery/messenger.ts';
import type { Clock, Queues, Random, Services } from '../ports.ts';
import { reviewerWith } from '../review/reviewer.ts';
import { botFramework, messengerOf } from './bot.ts';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { assertAccount, type CosmosSeams, containersOf, cosmosClient } from './cosmos.ts';
import { verifyWithEntra } from './entra.ts';
import { llmOf } from './llm.ts';
import { queuesIn } from './service-bus.ts';
import { tenantsIn } from './tenants.ts';
import { timesheetsIn } from './timesheets.ts';
import { totalsIn } from './totals.ts';

export type Seams = CosmosSeams & { clock?: Clock; random?: Random; queues?: Queues; messenger?: Messenger };

/** Puts together what the data path works with. The seams are for simulations; production gives none. */
export async function compose(config: Config, seams: Seams = {}): Promise<Services> {
  const { clock = systemClock, random = Math.random, queues, messenger, ...cosmosSeams } = seams;
  const client = cosmosClient(config.cosmos, cosmosSeams);
  await assertAccount(client);
  const containers = containersOf(client.database(config.cosmos.database));
  const tenants = tenantsIn(containers.tenants, clock);
  const budgets = tenantBudgets({ tenants, clock, random });
  const services: Services = {
    timesheets: timesheetsIn(containers.timesheets),
    tenants,
    totals: totalsIn(containers.totals),
    budgets,
    messenger: messenger ?? messengerOf(config.bot, () => services),
    queues: queues ?? queuesIn(config.serviceBus),
    clock,
    random,
    allowedTenants: config.signIn.tenants,
    ...(config.llm && { reviewer: reviewerWith(llmOf(config.llm), budgets, config.llm.deadlineMs) }),
  };
  return services;
}

let composed: { config: Config; app: App } | undefined;

/** The application of this process, put together on first use from its settings. */
export function app(): App {
  return composition().app;
}

/** The Bot Framework of this process; undefined where no bot is configured. */
export async function bot(): Promise<BotFramework | undefined> {
  const { config } = composition();
  return config.bot && botFramework(config.bot);
}

function composition(): { config: Config; app: App } {
  const config = composed?.config ?? readConfig(process.env);
  composed ??= { config, app: appOf(config) };
  return composed;
}

function appOf(config: Config): App {
  let services: Promise<Services> | undefined;
  return {
    verify: verifyWithEntra(config.signIn, systemClock),
    services() {
      services ??= compose(config).catch((error: unknown) => {
        // A failure is not kept: the next call tries again.
        services = undefined;
        throw error;
      });
      return services;
    },
  };
}
