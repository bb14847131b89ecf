import { answerTokensMax, promptTokensMax } from '../reviewer/tokens.ts';
import type { Figure } from './figure.ts';

/** What one person's week costs, of one thing. */
export type Cost = Figure & { label: string };

const story = {
  basis: 'assumed',
  source: 'the account of the design that is replaced',
  date: '2026-11',
} as const;
const guess = {
  basis: 'assumed',
  source: 'a count from the design, not measured yet',
  date: '2026-11-25',
} as const;
const prices = {
  basis: 'computed',
  source: 'a week of 10 entries on the local store, at the published prices of reads and writes',
  date: '2026-11-25',
} as const;
const busPrices = {
  basis: 'computed',
  source: 'one credit to send a message, one to receive it',
  date: '2026-11-25',
} as const;

/**
 * What one person's week costs in the old design (an agent that calls five tools) and in the new one. Seconds are those
 * of a week that nobody else is in the way of. What our own benches have found replaces these figures.
 */
export const costs = {
  'old.toolsS': { label: 'time in the five tools', value: 45, unit: 's', ...story },
  'old.llmS': { label: 'time of the LLM’s turns', value: 15, unit: 's', ...story },
  'old.connectorCalls': { label: 'connector calls', value: 5, unit: 'calls', ...story },
  'old.flowActions': { label: 'actions of flows', value: 25, unit: 'actions', ...guess },
  'old.llmRequests': { label: 'LLM turns', value: 6, unit: 'requests', ...story },
  'old.llmTokens': { label: 'LLM tokens', value: 12_000, unit: 'tokens', ...guess },
  'old.storeUnits': { label: 'request units', value: 200, unit: 'RU', ...guess },
  'old.mailboxRequests': { label: 'calendar reads', value: 1, unit: 'requests', ...story },
  'old.teamsMessages': { label: 'Teams messages', value: 1, unit: 'messages', ...story },

  'new.hopS': { label: 'time from a flow to the connector and back', value: 0.3, unit: 's', ...guess },
  'new.weekS': {
    label: 'time of load, plan and commit',
    value: 0.015,
    unit: 's',
    basis: 'injected',
    source: 'npm run bench -- contention: median on the local stack, 5 ms put into each round trip',
    date: '2026-11-23',
  },
  'new.reviewShare': {
    label: 'share of the weeks that the LLM reviews',
    value: 0.15,
    unit: '',
    ...guess,
    source:
      'one ordinary week in twenty by design, and one in ten, supposed, for which the rules see a reason',
  },
  'new.llmS': { label: 'time of one LLM review', value: 2.5, unit: 's', ...guess },
  'new.llmTokens': {
    label: 'tokens of one LLM review',
    value: promptTokensMax + answerTokensMax,
    unit: 'tokens',
    basis: 'computed',
    source: 'the longest prompt and the longest answer: the tenant’s budget is charged for both',
    date: '2026-11-25',
  },
  'new.flowActions': {
    label: 'actions of a flow that calls once a person',
    value: 2,
    unit: 'actions',
    ...guess,
  },
  'new.storeUnits': { label: 'request units of the run', value: 125.5, unit: 'RU', ...prices },
  'new.relayUnits': { label: 'request units of relay and totals', value: 60, unit: 'RU', ...guess },
  'new.tenantUnits': { label: 'request units of an org run’s progress', value: 12, unit: 'RU', ...guess },
  'new.runCredits': { label: 'Service Bus credits of the run', value: 2, unit: 'credits', ...busPrices },
  'new.deliveryCredits': {
    label: 'Service Bus credits of the delivery',
    value: 2,
    unit: 'credits',
    ...busPrices,
  },
  'new.runKilobytes': { label: 'Service Bus traffic of the run', value: 3, unit: 'KB', ...guess },
  'new.deliveryKilobytes': { label: 'Service Bus traffic of the delivery', value: 3, unit: 'KB', ...guess },
  'new.cpuMs': { label: 'processor time', value: 20, unit: 'ms', ...guess },
  'new.teamsMessages': { label: 'Teams messages', value: 1, unit: 'messages', ...guess },
} as const satisfies Record<string, Cost>;

export type CostName = keyof typeof costs;
export const costNames = Object.keys(costs) as CostName[];
