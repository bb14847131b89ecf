// The local stack in a process of its own: jest's module loader has no `require` for the Functions host to intercept.
// Says its addresses in one line of JSON, writes its log to stderr, and ends with SIGTERM or with its parent. A line of
// JSON that it is sent says what goes wrong from then on; it says when that is so.
import { createInterface } from 'node:readline';
import { inspect } from 'node:util';
import { startStack } from '../../local/stack.ts';
import { sentOf } from '../functions/wire.ts';
import { tenants } from './directory.ts';
import type { Wrong } from './stack.ts';

const log = (record: object) => process.stderr.write(`${inspect(record, { depth: null })}\n`);
const ports = { api: 0, signIn: 0, cosmos: 0, serviceBus: 0, insights: 0 };
let wrong: Wrong = {};
const stack = await startStack({
  ...{ folder: process.argv[2] ?? '', ports, tenants, log },
  faults: {
    cosmos({ method, path, headers }) {
      const { store } = wrong;
      const sent = sentOf(method, path, headers);
      if (!store || store.container !== sent.container) return undefined;
      return store.kinds.includes(sent.kind) ? store.fault : undefined;
    },
  },
});

async function stop(): Promise<void> {
  await stack.close();
  process.exit(0);
}
process.once('SIGTERM', () => void stop());
const lines = createInterface({ input: process.stdin });
lines.once('close', () => void stop());
lines.on('line', line => {
  wrong = JSON.parse(line) as Wrong;
  stack.setSignInDown(wrong.signInDown === true);
  console.log('so be it');
});
const { close: _, ...reachable } = stack;
console.log(JSON.stringify(reachable));
