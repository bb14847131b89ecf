import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Worked } from './worked.ts';

/** What an instance says of itself once a second. */
export type Told = { worked: Worked[]; rss: number; heapUsed: number; cpuMs: number; faults: string[] };

/** An instance of the app in a process of its own. */
export type Instance = { kill(): Promise<void> };

export async function startInstance(
  settings: Record<string, string>,
  hear: (told: Told) => void,
): Promise<Instance> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'host-child.ts'), {
    env: { ...process.env, BENCH_SETTINGS: JSON.stringify(settings) },
    execArgv: ['--no-warnings'],
  });
  child.on('message', told => hear(told as Told));
  const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  if (typeof first !== 'object') throw new Error(`An instance ended with code ${String(first)}.`);
  return {
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
