import type { Clock } from './clock.ts';
import { startCosmosTriggers } from './cosmos/trigger.ts';
import { type HttpOptions, startHttp } from './http/trigger.ts';
import type { InvocationOutcome, Invoke } from './invoke.ts';
import type { Log } from './log.ts';
import type { RegisteredFunction } from './registry.ts';
import type { ServiceBusSettings } from './service-bus/options.ts';
import { startQueueTriggers } from './service-bus/trigger.ts';
import { startTimers } from './timer/trigger.ts';

export interface FunctionSummary {
  name: string;
  /** The trigger's type, such as `httpTrigger`. */
  type: string;
  /** With prefix and leading slash, of HTTP functions. */
  route?: string;
  methods?: string[];
  /** The NCRONTAB expression, of timer functions. */
  schedule?: string;
  /** `database/container`, of Cosmos functions. */
  container?: string;
  /** Of Service Bus functions. */
  queue?: string;
}

export interface Triggers {
  url: string;
  summaries: FunctionSummary[];
  invokeTimer(name: string): Promise<InvocationOutcome>;
  /** All kinds stop taking new work at the same moment; resolves when the work of those that wait for it is done. */
  stop(): Promise<void>;
}

interface TriggerOptions {
  clock: Clock;
  log: Log;
  http: Omit<HttpOptions, 'runTimer'>;
  serviceBus: ServiceBusSettings | undefined;
}

const TRIGGER_TYPES = ['httpTrigger', 'timerTrigger', 'cosmosDBTrigger', 'serviceBusTrigger'];

/** The type's case does not matter on Azure, nor to the library. */
function isOfType(fn: RegisteredFunction, type: string): boolean {
  return fn.trigger.type.toLowerCase() === type.toLowerCase();
}

export function refuseUnknownTriggers(functions: RegisteredFunction[]): void {
  for (const fn of functions) {
    if (TRIGGER_TYPES.some(type => isOfType(fn, type))) continue;
    throw new Error(`Function "${fn.name}": the local host has no trigger "${fn.trigger.type}".`);
  }
}

/** Starts the triggers of all functions. When one kind cannot start, the ones that have are stopped. */
export async function startTriggers(
  functions: RegisteredFunction[],
  invoke: Invoke,
  { clock, log, http: httpOptions, serviceBus }: TriggerOptions,
): Promise<Triggers> {
  const ofType = (type: string) => functions.filter(fn => isOfType(fn, type));
  const stops: (() => unknown)[] = [];
  const stop = async () => void (await Promise.all(stops.map(each => each())));
  try {
    const timers = startTimers(ofType('timerTrigger'), invoke, clock);
    stops.push(timers.stop);
    const http = await startHttp(ofType('httpTrigger'), invoke, log, {
      ...httpOptions,
      runTimer: timers.runNow,
    });
    stops.push(http.close);
    const cosmos = await startCosmosTriggers(ofType('cosmosDBTrigger'), invoke, { clock, log });
    stops.push(cosmos.stop);
    const queues = await startQueueTriggers(ofType('serviceBusTrigger'), invoke, {
      clock,
      log,
      settings: serviceBus,
    });
    stops.push(queues.stop);
    const summaries = [http, timers, cosmos, queues].flatMap<FunctionSummary>(kind => kind.summaries);
    return { url: http.url, summaries, invokeTimer: timers.invokeNow, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
