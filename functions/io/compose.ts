import type { BotFramework } from '../../bot/adapter.ts';
import type { App } from '../app.ts';
import { type TenantBudgets, tenantBudgets } from '../budget/budgets.ts';
import type { Messenger } from '../delivery/messenger.ts';
import type { Clock, Queues, Random, Services, Webhooks } from '../ports.ts';
import { reviewerWith } from '../review/reviewer.ts';
import { translatorWith } from '../review/translator.ts';
import { continuing } from '../telemetry/continuing.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { botFramework, messengerOf } from './bot.ts';
import { callbacks } from './callbacks.ts';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { assertAccount, type CosmosSeams, containersOf, cosmosClient, reachStore } from './cosmos.ts';
import { verifyWithEntra } from './entra.ts';
import { llmOf } from './llm.ts';
import type { LlmConfig } from './llm-settings.ts';
import { queuesIn } from './service-bus.ts';
import { telemetryOf } from './telemetry.ts';
import { tenantsIn } from './tenants.ts';
import { timesheetsIn } from './timesheets.ts';
import { totalsIn } from './totals.ts';

export type Seams = CosmosSeams & {
  clock?: Clock;
  random?: Random;
  queues?: Queues;
  messenger?: Messenger;
  telemetry?: Telemetry;
  post?: Webhooks['post'];
};

/** Puts together what the data path works with. The seams are for simulations; production gives none. */
export async function compose(config: Config, seams: Seams = {}): Promise<Services> {
  const { clock = systemClock, random = Math.random, queues, messenger, ...others } = seams;
  const { telemetry = await telemetryOf(config.telemetry), post, ...cosmosSeams } = others;
  const client = cosmosClient(config.cosmos, cosmosSeams);
  await assertAccount(client);
  const containers = containersOf(client.database(config.cosmos.database));
  const tenants = tenantsIn(containers.tenants, clock);
  const bus = queues ?? queuesIn(config.serviceBus);
  const budgets = tenantBudgets({ tenants, clock, random });
  const services: Services = {
    timesheets: timesheetsIn(containers.timesheets, telemetry),
    tenants,
    totals: totalsIn(containers.totals, telemetry),
    budgets,
    messenger: messenger ?? messengerOf(config.bot, () => services),
    queues: continuing(bus, telemetry),
    clock,
    random,
    telemetry,
    probes: {
      store: () => reachStore(client, containers),
      queues: async () => bus.reach?.('runs'),
    },
    allowedTenants: config.signIn.tenants,
    ...(config.webhooks && {
      webhooks: { ...config.webhooks, post: post ?? callbacks(config.webhooks.allowed) },
    }),
    ...(config.teamsApp && { teamsApp: config.teamsApp }),
    ...(config.llm && aiOf(config.llm, budgets)),
  };
  return services;
}

/** What an LLM does here: it reviews weeks, and helps with sentences. */
function aiOf(config: LlmConfig, budgets: TenantBudgets): Pick<Services, 'reviewer' | 'translator'> {
  const llm = llmOf(config);
  return {
    reviewer: reviewerWith(llm, budgets, config.deadlineMs),
    translator: translatorWith(llm, budgets, config.deadlineMs),
  };
}

/** `end` sends what telemetry has gathered, when the process ends. */
type ComposedApp = App & { end(): Promise<void> };

let composed: { config: Config; app: ComposedApp } | undefined;

/** The application of this process, put together on first use from its settings. */
export function app(): ComposedApp {
  return composition().app;
}

/** The Bot Framework of this process; undefined where no bot is configured. */
export async function bot(): Promise<BotFramework | undefined> {
  const { config } = composition();
  return config.bot && botFramework(config.bot);
}

/** Who gives out the tokens that this process takes. */
export function signIn(): Config['signIn'] {
  return composition().config.signIn;
}

function composition(): { config: Config; app: ComposedApp } {
  const config = composed?.config ?? readConfig(process.env);
  composed ??= { config, app: appOf(config) };
  return composed;
}

function appOf(config: Config): ComposedApp {
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
    async end() {
      const composed = await services?.catch(() => undefined);
      await composed?.telemetry.flush();
    },
  };
}
