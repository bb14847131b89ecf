import type { CostName } from './costs.ts';
import type { Named } from './figure.ts';
import type { QuotaName } from './quotas.ts';

/** The ways to get every person's week done. */
export const ways = {
  oldSequential: 'the old design, one person after the other',
  newSequential: 'the new design, one person after the other',
  callPerPerson: 'one connector call a person, side by side',
  orgRun: 'one org run',
} as const;

export type Way = keyof typeof ways;
export const wayNames = Object.keys(ways) as Way[];

/** What one person's week takes out of each quota. */
export type Demand = Partial<Record<QuotaName, number>>;

/** How long one week takes when it is the only one, in seconds. */
export function secondsAlone(way: Way, costs: Named<CostName>): number {
  if (way === 'oldSequential') return costs['old.toolsS'] + costs['old.llmS'];
  const review = costs['new.reviewShare'] * costs['new.llmS'];
  return costs['new.weekS'] + review + (way === 'orgRun' ? 0 : costs['new.hopS']);
}

export function demandOf(way: Way, costs: Named<CostName>): Demand {
  const alone = secondsAlone(way, costs);
  if (way === 'oldSequential') return { oneAtATime: alone, ...oldDemand(costs) };
  if (way === 'orgRun') return { ...newDemand(costs), ...queueDemand(costs), workers: alone };
  const flow = { flowActions: costs['new.flowActions'], platformRequests: costs['new.flowActions'] };
  const loop = way === 'newSequential' ? { oneAtATime: alone } : { loopConcurrency: alone };
  return { ...loop, ...flow, connectorCalls: 1, ...newDemand(costs) };
}

function oldDemand(costs: Named<CostName>): Demand {
  return {
    flowActions: costs['old.flowActions'],
    platformRequests: costs['old.flowActions'],
    connectorCalls: costs['old.connectorCalls'],
    mailboxRequests: costs['old.mailboxRequests'],
    llmTokens: costs['old.llmTokens'],
    llmRequests: costs['old.llmRequests'],
    storeUnits: costs['old.storeUnits'],
    teamsMessages: costs['old.teamsMessages'],
  };
}

/** However a run is started, the relay sends what came of it through the queue of deliveries. */
function newDemand(costs: Named<CostName>): Demand {
  return {
    busCredits: costs['new.deliveryCredits'],
    busKilobytes: costs['new.deliveryKilobytes'],
    cpu: costs['new.cpuMs'],
    llmTokens: costs['new.reviewShare'] * costs['new.llmTokens'],
    llmRequests: costs['new.reviewShare'],
    storeUnits: costs['new.storeUnits'] + costs['new.relayUnits'],
    teamsMessages: costs['new.teamsMessages'],
  };
}

/** An org run puts one message a person into the queue, and keeps its progress in the tenant's partition. */
function queueDemand(costs: Named<CostName>): Demand {
  return {
    busCredits: costs['new.runCredits'] + costs['new.deliveryCredits'],
    busKilobytes: costs['new.runKilobytes'] + costs['new.deliveryKilobytes'],
    tenantUnits: costs['new.tenantUnits'],
  };
}
