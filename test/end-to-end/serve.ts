// The local stack in a process of its own: jest's module loader has no `require` for the Functions host to intercept.
// Says its addresses in one line of JSON, writes its log to stderr, and ends with SIGTERM or with its parent.
import { inspect } from 'node:util';
import { startStack } from '../../local/stack.ts';
import { tenants } from './directory.ts';

const log = (record: object) => process.stderr.write(`${inspect(record, { depth: null })}\n`);
const ports = { api: 0, signIn: 0, cosmos: 0, serviceBus: 0, insights: 0 };
const stack = await startStack({ folder: process.argv[2] ?? '', ports, tenants, log });

async function stop(): Promise<void> {
  await stack.close();
  process.exit(0);
}
process.once('SIGTERM', () => void stop());
process.stdin.once('end', () => void stop()).resume();
const { close: _, ...reachable } = stack;
console.log(JSON.stringify(reachable));
