import type { Figure } from './figure.ts';
import type { HoldingName } from './holdings.ts';

/** How much of something a platform lets through in a period. */
export type Quota = Figure & {
  label: string;
  periodS: number;
  /**
   * `pace`: used evenly, so twice the work takes twice the time. `allowance`: may be used at once, and whoever needs
   * more waits for the next period.
   */
  kind: 'pace' | 'allowance';
  /** More of this holding gives more of the quota. `person`: everybody has it for themselves. `fixed`: there is no more. */
  per: HoldingName | 'person' | 'fixed';
  /** Only one of Service Bus's two tiers has it. */
  tier?: 'standard' | 'premium';
};

const pace = { kind: 'pace' } as const;
const secondly = { ...pace, periodS: 1 } as const;
const learn = 'https://learn.microsoft.com';
const flowLimits = {
  basis: 'published',
  source: `${learn}/power-automate/limits-and-config`,
  date: '2026-11',
} as const;
const requestLimits = `${learn}/power-platform/admin/api-request-limits-allocations`;
const busLimits = `${learn}/azure/service-bus-messaging/service-bus-throttling`;
const cosmosLimits = `${learn}/azure/cosmos-db/concepts-limits`;
const published = { basis: 'published', date: '2026-11' } as const;

/**
 * The quotas that an organisation meets, in the order in which a request meets them. The figures are read from the
 * platforms' documents, which change: look yours up, and override what differs. A quota of `1` gives what its holding
 * says: one RU/s of throughput lets one request unit through in a second.
 */
export const quotas = {
  oneAtATime: {
    label: 'one person after the other in a flow',
    value: 1,
    unit: 'at a time',
    ...secondly,
    per: 'flows',
    ...flowLimits,
  },
  loopConcurrency: {
    label: 'people at a time in a flow’s loop',
    value: 50,
    unit: 'at a time',
    ...secondly,
    per: 'flows',
    ...flowLimits,
  },
  flowActions: {
    label: 'actions of a flow',
    value: 100_000,
    unit: 'actions',
    periodS: 300,
    ...pace,
    per: 'flows',
    ...flowLimits,
  },
  platformRequests: {
    label: 'Power Platform requests of a flow',
    value: 250_000,
    unit: 'requests',
    periodS: 86_400,
    kind: 'allowance',
    per: 'flows',
    ...published,
    source: requestLimits,
  },
  connectorCalls: {
    label: 'connector calls',
    value: 500,
    unit: 'calls',
    periodS: 60,
    ...pace,
    per: 'connections',
    ...published,
    source: `${learn}/connectors/custom-connectors/faq`,
  },
  mailboxRequests: {
    label: 'Graph requests to one mailbox',
    value: 10_000,
    unit: 'requests',
    periodS: 600,
    ...pace,
    per: 'person',
    ...published,
    source: `${learn}/graph/throttling-limits`,
  },
  busCredits: {
    label: 'Service Bus Standard credits',
    value: 1000,
    unit: 'credits',
    ...secondly,
    per: 'fixed',
    tier: 'standard',
    ...published,
    source: busLimits,
  },
  busKilobytes: {
    label: 'Service Bus Premium throughput',
    value: 4000,
    unit: 'KB',
    ...secondly,
    per: 'messagingUnits',
    tier: 'premium',
    ...published,
    source: busLimits,
  },
  workers: {
    label: 'runs at a time in the Functions app',
    value: 16,
    unit: 'at a time',
    ...secondly,
    per: 'instances',
    basis: 'assumed',
    source: 'maxConcurrentCalls of the queue trigger',
    date: '2026-11-25',
  },
  cpu: {
    label: 'processor time of the Functions app',
    value: 1000,
    unit: 'ms',
    ...secondly,
    per: 'instances',
    ...published,
    source: `${learn}/azure/azure-functions/flex-consumption-plan`,
  },
  llmTokens: {
    label: 'LLM tokens',
    value: 1,
    unit: 'tokens',
    periodS: 60,
    ...pace,
    per: 'tokensPerMin',
    ...published,
    source: `${learn}/azure/ai-foundry/openai/quotas-limits`,
  },
  llmRequests: {
    label: 'LLM requests',
    value: 0.001,
    unit: 'requests',
    periodS: 60,
    ...pace,
    per: 'tokensPerMin',
    ...published,
    source: `${learn}/azure/ai-foundry/openai/quotas-limits`,
  },
  teamsMessages: {
    label: 'Teams messages of a bot',
    value: 50,
    unit: 'messages',
    ...secondly,
    per: 'tenants',
    ...published,
    source: `${learn}/microsoftteams/platform/bots/how-to/rate-limit`,
  },
  storeUnits: {
    label: 'Cosmos DB request units',
    value: 1,
    unit: 'RU',
    ...secondly,
    per: 'requestUnitsPerS',
    ...published,
    source: cosmosLimits,
  },
  tenantUnits: {
    label: 'request units in one tenant’s own partition',
    value: 10_000,
    unit: 'RU',
    ...secondly,
    per: 'tenants',
    ...published,
    source: cosmosLimits,
  },
} as const satisfies Record<string, Quota>;

export type QuotaName = keyof typeof quotas;
export const quotaNames = Object.keys(quotas) as QuotaName[];
