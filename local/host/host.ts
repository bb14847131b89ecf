import { pathToFileURL } from 'node:url';
import { type Clock, systemClock } from './clock.ts';
import { provideCoreModule } from './core-module.ts';
import type { ProgrammingModel } from './core-types.ts';
import { createHooks } from './hooks.ts';
import { createInvoker, type InvocationOutcome } from './invoke.ts';
import type { Log } from './log.ts';
import { createRegistry } from './registry.ts';
import type { ServiceBusSettings } from './service-bus/options.ts';
import { applySettings } from './settings.ts';
import { type FunctionSummary, refuseUnknownTriggers, startTriggers } from './triggers.ts';

/** Azure's limit on a request body, unless the app setting FUNCTIONS_REQUEST_BODY_SIZE_LIMIT says another. */
const BODY_BYTES_MAX = 100 * 1024 * 1024;

export interface HostOptions {
  /** The app's trigger files, as absolute paths or file URLs, .ts or .js, imported in this order. */
  entries: string[];
  /** Where HTTP functions listen on 127.0.0.1; a free port when left out. */
  port?: number;
  /** App settings: put into the environment before the app is imported, so `%Name%` in bindings finds them. */
  settings: Record<string, string>;
  /** Gets every record that the app, the library and the host log. Must not throw. */
  log: Log;
  /** What timers, polls, leases and retries run on; the machine's clock when left out. */
  clock?: Clock;
  /** The app's host.json; what it says of `extensions.http.routePrefix` (default `api`) and `extensions.serviceBus`. */
  hostJson?: { extensions?: { http?: { routePrefix?: string }; serviceBus?: ServiceBusSettings } };
  /** The key that functions of authLevel `function` ask for; without one they answer 401. */
  functionKey?: string;
}

export interface Host {
  /** `http://127.0.0.1:<port>` */
  url: string;
  functions: FunctionSummary[];
  /** Runs a timer function now, out of schedule. Rejects when no timer has that name; a failing handler is an outcome. */
  invokeTimer(name: string): Promise<InvocationOutcome>;
  /** Takes no more triggers, waits for the invocations that run, runs the appTerminate hooks. */
  close(): Promise<void>;
}

/**
 * Runs an Azure Functions app in this process: imports its trigger files, which register through the real
 * '@azure/functions', and serves their triggers. One host a process, and before anything else imports that package.
 * Rejects, with the function's name in the message, for what the app asks of Azure and this host does not have.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { log, clock = systemClock } = options;
  applySettings(options.settings);
  const hooks = createHooks();
  const registry = createRegistry();
  provideCoreModule(registry, hooks, log);
  for (const entry of options.entries) await importEntry(entry);

  const functions = registry.seal();
  const model = registry.model();
  if (!model) throw new Error(`No function is registered by ${options.entries.join(', ') || 'no entry'}.`);
  refuseUnknownTriggers(functions);
  const appHooks = { hookData: {}, functionAppDirectory: process.cwd() };
  await hooks.run('appStart', appHooks);
  await lockSetup(model);

  const invoker = createInvoker(model, hooks, log);
  const triggers = await startTriggers(functions, invoker.invoke, {
    clock,
    log,
    http: readHttpOptions(options),
    serviceBus: options.hostJson?.extensions?.serviceBus,
  });
  return {
    url: triggers.url,
    functions: triggers.summaries,
    invokeTimer: triggers.invokeTimer,
    async close() {
      await triggers.stop();
      await invoker.idle();
      await hooks.run('appTerminate', appHooks);
    },
  };
}

async function importEntry(entry: string): Promise<void> {
  const url = entry.startsWith('file:') ? entry : pathToFileURL(entry).href;
  try {
    await import(url);
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new Error(`The trigger file ${entry} cannot be loaded: ${reason}`, { cause: error });
  }
}

/** Tells the library that the app is complete. */
async function lockSetup(model: ProgrammingModel): Promise<void> {
  const capabilities = await model.getCapabilities({});
  // With streaming on, the library opens a listener on all interfaces that nothing can close: not for a laptop.
  if (capabilities['HttpUri'])
    throw new Error('The local host has no HTTP streaming: leave enableHttpStream off.');
}

function readHttpOptions(options: HostOptions) {
  return {
    port: options.port ?? 0,
    routePrefix: options.hostJson?.extensions?.http?.routePrefix ?? 'api',
    functionKey: options.functionKey,
    bodyLimitBytes: Number(process.env['FUNCTIONS_REQUEST_BODY_SIZE_LIMIT'] ?? BODY_BYTES_MAX),
  };
}
