/**
 * Every delay that the A/B puts in on purpose, with where it comes from. Nothing else in either arm waits, but for a
 * lock that is taken: how long it waits before it looks again is in bench/five-tools/leases.ts.
 */
export type Delays = {
  /** Added to each request to Cosmos DB, in both arms. */
  roundTripMs: number;
  /** Added to each call of a service: the agent, a tool that is no flow, Time Agent's own API. */
  serviceCallMs: number;
  /** What it takes to have a flow run as a tool, in the place of a service call. */
  toolFlowMs?: number;
  /** One turn of the agent's LLM. There are six: before each tool, and after the last. */
  llmTurnMs: number;
};

export const llmTurns = 6;

export const profiles = {
  local: { roundTripMs: 0, serviceCallMs: 0, llmTurnMs: 0 },
  network: { roundTripMs: 5, serviceCallMs: 20, llmTurnMs: 0 },
  story: { roundTripMs: 5, serviceCallMs: 20, toolFlowMs: 9_000, llmTurnMs: 15_000 / llmTurns },
} as const satisfies Record<string, Delays>;

export type Profile = keyof typeof profiles;

/** How long a week of the five tools takes at least, if nobody has to wait and computing takes no time. */
export function leastToolsMs({ roundTripMs, serviceCallMs, toolFlowMs, llmTurnMs }: Delays): number {
  const roundTrips = 21;
  return 5 * (toolFlowMs ?? serviceCallMs) + llmTurns * llmTurnMs + roundTrips * roundTripMs;
}

const words: Record<keyof Delays, { what: string; source: string }> = {
  roundTripMs: {
    what: 'each request to the store',
    source:
      'assumed for a function in the region of its database; Cosmos DB promises less than 10 ms at the 99th percentile',
  },
  serviceCallMs: {
    what: 'each call of a service',
    source: 'assumed for a warm function over HTTPS in the same region',
  },
  toolFlowMs: {
    what: 'each tool, run as a flow',
    source: 'the account of the design that is replaced: 45 s for five tools',
  },
  llmTurnMs: {
    what: `each of ${llmTurns} turns of the LLM`,
    source: 'the account of the design that is replaced: 60 s for a person, 15 s of it outside the tools',
  },
};

/** One injected delay, as the figures tell of it. */
export type Injected = { what: string; ms: number; source: string };

export function injectedBy(profile: Profile): Injected[] {
  const entries = Object.entries(profiles[profile]) as [keyof Delays, number][];
  return entries.filter(([, ms]) => ms > 0).map(([name, ms]) => ({ ms, ...words[name] }));
}
