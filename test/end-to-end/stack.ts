import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Fault } from '../../local/cosmos/faults.ts';
import type { Stack } from '../../local/stack.ts';
import type { Sent } from '../functions/wire.ts';
import { type Api, apiAt } from './api.ts';

/** What goes wrong: some requests to a container of the store, or the keys of the sign-in. */
export type Wrong = {
  store?: { container: string; kinds: Sent['kind'][]; fault: Fault };
  signInDown?: boolean;
};

export type RunningStack = {
  api: Api;
  /** The address of the host. */
  url: string;
  authority: string;
  /** The address of the store, for tests that put something there that the product would not. */
  cosmos: string;
  functions: Stack['functions'];
  /** What its process has printed: the host's log, and whatever else escaped. */
  printed(): string;
  /** From now on this goes wrong, and nothing else. */
  goWrong(wrong: Wrong): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the whole stack on free ports, in a temporary folder of its own. */
export async function startStackProcess(): Promise<RunningStack> {
  const folder = mkdtempSync(join(tmpdir(), 'time-agent-'));
  const script = fileURLToPath(new URL('./serve.ts', import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', script, folder], { stdio: 'pipe' });
  let printed = '';
  child.stdout.on('data', text => {
    printed += text;
  });
  child.stderr.on('data', text => {
    printed += text;
  });
  const line = await firstLine(child, () => printed);
  const { api, authority, cosmos, functions } = JSON.parse(line) as Omit<Stack, 'close'>;
  return {
    api: apiAt(`${api}/api`, authority),
    url: api,
    authority,
    cosmos,
    functions,
    printed: () => printed,
    async goWrong(wrong) {
      const done = once(child.stdout, 'data');
      child.stdin.write(`${JSON.stringify(wrong)}\n`);
      await done;
    },
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function firstLine(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', line => resolve(String(line)));
    child.once('exit', code => reject(new Error(`The stack ended with code ${code}: ${printed()}`)));
  });
}
