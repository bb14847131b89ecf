import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { HostOptions } from '../../../local/host/host.ts';
import type { LogRecord } from '../../../local/host/log.ts';
import type { FunctionSummary } from '../../../local/host/triggers.ts';

export interface Child {
  start(
    options: Partial<HostOptions>,
    startMs?: number,
  ): Promise<{ url: string; functions: FunctionSummary[] }>;
  invokeTimer(timer: string): Promise<{ kind: string }>;
  moveTo(ms: number): Promise<void>;
  records(): Promise<(Omit<LogRecord, 'error'> & { error: string })[]>;
  close(): Promise<void>;
  /** What it printed so far. */
  output(): string;
  stop(): Promise<void>;
  /** Ends it without a chance to tidy up. */
  kill(): Promise<void>;
}

export function fixture(name: string): string {
  return fileURLToPath(new URL(`./fixture/${name}`, import.meta.url));
}

/** A process of real Node that can run a host. */
export function openChild(): Child {
  const child = fork(fixture('serve.ts'), { execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const ask = createAsk(child);
  // Later than its exit: all that it has printed has arrived by then.
  const closed = new Promise<void>(resolve => child.once('close', () => resolve()));
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return closed;
  };
  let printed = '';
  child.stdout?.on('data', text => {
    printed += text;
  });
  return {
    start: (options, startMs = 0) =>
      ask('start', { options: { entries: [], settings: {}, ...options }, startMs }) as ReturnType<
        Child['start']
      >,
    invokeTimer: timer => ask('invokeTimer', { timer }) as ReturnType<Child['invokeTimer']>,
    moveTo: ms => ask('moveTo', { ms }) as Promise<void>,
    records: () => ask('records') as ReturnType<Child['records']>,
    close: () => ask('close') as Promise<void>,
    output: () => printed,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function createAsk(child: ChildProcess) {
  let lastId = 0;
  return (name: string, rest: object = {}): Promise<unknown> => {
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      const listen = (reply: { id: number; value?: unknown; error?: string }) => {
        if (reply.id !== id) return;
        child.off('message', listen as never);
        if (reply.error === undefined) resolve(reply.value);
        else reject(new Error(reply.error));
      };
      child.on('message', listen as never);
      child.send({ id, name, ...rest });
    });
  };
}
