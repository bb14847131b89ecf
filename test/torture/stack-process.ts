import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Ports } from '../../local/addresses.ts';

/** The local stack in a process of its own, which can be killed as a power cut would. */
export type StackProcess = { api: string; authority: string; kill(): Promise<void> };

const root = join(import.meta.dirname, '../..');

export async function startStackProcess(folder: string, ports: Ports): Promise<StackProcess> {
  const child = spawn(
    process.execPath,
    ['--no-warnings', join(import.meta.dirname, 'stack-child.ts'), folder],
    {
      cwd: root,
      env: { ...process.env, STACK_PORTS: JSON.stringify(ports) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const addresses = await firstLine(child);
  return { ...(JSON.parse(addresses) as { api: string; authority: string }), kill: () => kill(child) };
}

/** Free now, and used over all restarts: the issuer of tokens holds the port. */
export async function freePorts(): Promise<Ports> {
  const [api = 0, signIn = 0, cosmos = 0, serviceBus = 0, insights = 0] = await Promise.all(
    Array.from({ length: 5 }, freePort),
  );
  return { api, signIn, cosmos, serviceBus, insights };
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    lines.once('line', resolve);
    child.once('exit', code => reject(new Error(`The stack ended with code ${code} before it was up.`)));
  });
}

/** SIGKILL: no handler runs, nothing is flushed by the process. */
function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  return ended;
}
