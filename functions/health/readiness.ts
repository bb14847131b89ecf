import type { Clock, Services } from '../ports.ts';

/** `away`: it did not answer in time, or not as it should. Why is for the log, not for whoever asks. */
export type Readiness = { ready: boolean; checks: Record<'store' | 'queues', 'ok' | 'away'> };

/** Asks nothing anew for so long: the address is open to everybody, and must not be a way to keep the store busy. */
const rememberedMs = 5_000;
const patienceMs = 4_000;

type Find = () => Promise<Pick<Services, 'probes'>>;

/** Whether this process could do its work just now. Reads what the store and the queues are, and none of what is in them. */
export function readinessOf(clock: Clock, find: Find): () => Promise<Readiness> {
  let known: { value: Promise<Readiness>; untilMs: number } | undefined;
  return () => {
    if (known === undefined || clock.nowMs() >= known.untilMs)
      known = { value: look(clock, find), untilMs: clock.nowMs() + rememberedMs };
    return known.value;
  };
}

async function look(clock: Clock, find: Find): Promise<Readiness> {
  const found = find();
  const [store, queues] = await Promise.all([
    stateOf(clock, async () => (await found).probes.store()),
    stateOf(clock, async () => (await found).probes.queues()),
  ]);
  return { ready: store === 'ok' && queues === 'ok', checks: { store, queues } };
}

async function stateOf(clock: Clock, probe: () => Promise<void>): Promise<'ok' | 'away'> {
  const answered = probe().then(
    () => 'ok' as const,
    () => 'away' as const,
  );
  const late = clock.sleep(patienceMs).then(() => 'away' as const);
  return Promise.race([answered, late]);
}
