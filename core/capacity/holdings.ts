import type { Figure } from './figure.ts';

/** Something that an organisation has, and can mostly get more of. `value` is what it starts with. */
export type Holding = Figure & {
  label: string;
  /** The smallest step in which it is had. */
  step: number;
  /** More than this cannot be had without asking the platform's support. */
  most?: number;
  /** Nobody buys more tenants to be done sooner. */
  forSale: boolean;
};

const first = { basis: 'assumed', source: 'a first deployment', date: '2026-11-25', forSale: true } as const;

/** What a first deployment has. */
export const holdings = {
  flows: {
    label: 'flows side by side, each with a Process licence',
    value: 1,
    unit: 'flows',
    step: 1,
    ...first,
  },
  connections: { label: 'connections of the connector', value: 1, unit: 'connections', step: 1, ...first },
  tenants: {
    label: 'tenants, all of one size',
    value: 1,
    unit: 'tenants',
    step: 1,
    ...first,
    forSale: false,
  },
  requestUnitsPerS: {
    label: 'Cosmos DB throughput',
    value: 10_000,
    unit: 'RU/s',
    step: 1000,
    most: 1_000_000,
    ...first,
  },
  messagingUnits: {
    label: 'Service Bus Premium (0 is Standard)',
    value: 0,
    unit: 'messaging units',
    step: 1,
    most: 16,
    ...first,
  },
  tokensPerMin: {
    label: 'Azure OpenAI quota for a small model',
    value: 5_000_000,
    unit: 'tokens/min',
    step: 10_000,
    ...first,
    basis: 'published',
    source: 'https://learn.microsoft.com/azure/ai-foundry/openai/quotas-limits',
    date: '2026-11',
  },
  instances: {
    label: 'Functions instances (2 GB, one core each)',
    value: 10,
    unit: 'instances',
    step: 1,
    most: 250,
    ...first,
  },
} as const satisfies Record<string, Holding>;

export type HoldingName = keyof typeof holdings;
export const holdingNames = Object.keys(holdings) as HoldingName[];

/** Sizes in which Premium messaging is sold. Source: Service Bus documentation, capacity of a namespace. */
export const messagingSizes = [1, 2, 4, 8, 16] as const;
