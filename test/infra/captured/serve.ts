// The local stack with the sample organisation in a process of its own, on free ports. A line on stdin says what goes
// wrong from then on; SIGTERM ends it, and telemetry lies in the folder then.
import { createInterface } from 'node:readline';
import type { Faults as CosmosFaults } from '../../../local/cosmos/faults.ts';
import { sampleTenant } from '../../../local/sample/directory.ts';
import type { Faults as BusFaults } from '../../../local/service-bus/faults.ts';
import { startStack } from '../../../local/stack.ts';
import type { Illness } from './organisation.ts';

let illness: Illness | undefined;
let requests = 0;
/** Letters that came into `dead-letters`: what Azure counts as the queue's incoming messages. */
const letters = new Set<string>();

const cosmos: CosmosFaults = ({ path, body }) => {
  if (illness === undefined || !path.includes('/colls/timesheets/docs')) return undefined;
  requests += 1;
  if (illness === 'storeIsSlow') return { kind: 'delay', beforeMs: 1_100 };
  if (illness === 'storeIsBusy' && requests % 3 > 0) return { kind: 'status', status: 429, retryAfterMs: 1 };
  if (illness === 'storeIsAway') return { kind: 'status', status: 500 };
  // The relay's first step is a line in the ledger.
  const line = body.includes('"operationType":"Create"') && body.includes('"kind":"delivery"');
  if (illness === 'relayIsDead' && line) return { kind: 'status', status: 403 };
  return undefined;
};

const serviceBus: BusFaults = event => {
  if (event.kind === 'deliver' && event.queue === 'dead-letters') letters.add(event.id);
  return undefined;
};

const stack = await startStack({
  folder: process.argv[2] ?? '',
  ports: { api: 0, signIn: 0, cosmos: 0, serviceBus: 0, insights: 0 },
  tenants: [sampleTenant],
  log: () => undefined,
  settings: { ...(JSON.parse(process.argv[3] ?? '{}') as Record<string, string>) },
  faults: { cosmos, serviceBus },
});

const stop = () => void stack.close().then(() => process.exit(0));
// The end of stdin is the end of whoever has started this.
const commands = createInterface({ input: process.stdin }).on('close', stop);
commands.on('line', line => {
  illness = line === '' ? undefined : (line as Illness);
  console.log(JSON.stringify({ letters: letters.size }));
});

process.once('SIGTERM', stop);
const { close: _, ...reachable } = stack;
console.log(JSON.stringify(reachable));
