import type { FlowFile, Status } from '../../connector/flow/definition.ts';
import type { Surroundings } from './expression/evaluate.ts';
import { ActionFault, Gap } from './gap.ts';
import type { Perform } from './graph.ts';

/** How an action ended. */
export type Result = {
  name: string;
  type: string;
  status: Status;
  outputs?: unknown;
  error?: { code: string; message: string };
};

/** What an action of a connector is told beside its parameters. */
export type Operation = {
  id: string;
  parameters: Record<string, unknown>;
  /** How many items to gather over all pages; undefined: the first page only. */
  itemsMin?: number;
  timeoutMs: number;
};
export type Outputs = { statusCode: number; headers: Record<string, string>; body?: unknown };
/** Throws an ActionFault where the platform would not get as far as an answer. */
export type Connector = (operation: Operation) => Promise<Outputs>;

/** One run of a flow. */
export type FlowRun = {
  /** As the platform names it; actions that are tried again see the same name. */
  name: string;
  flow: FlowFile;
  trigger: { body?: unknown };
  parameters: ReadonlyMap<string, unknown>;
  variables: Map<string, { type: string; value: unknown }>;
  /** By the name of a connection in the flow. */
  connectors: ReadonlyMap<string, Connector>;
  /** Every action that has ended, in the order of its end. */
  journal: Result[];
  /** Set by Terminate: nothing more begins. */
  ended?: { status: Status; error?: { code: string; message: string } };
  perform: Perform;
  tell(line: string): void;
};

/** Where an action stands: in which run, inside which iterations. */
export type Frame = {
  run: FlowRun;
  /** Results that can be seen from here: those of this iteration before those outside. */
  results: Results;
  /** The item of each loop around, the innermost last. */
  items: readonly (readonly [loop: string, item: unknown])[];
};

export type Results = { get(name: string): Result | undefined; set(result: Result): void };

export function resultsWithin(outer?: Results): Results {
  const own = new Map<string, Result>();
  return {
    get: name => own.get(name) ?? outer?.get(name),
    set: result => void own.set(result.name, result),
  };
}

export function surroundingsOf({ run, results, items }: Frame): Surroundings {
  return {
    outputs(action) {
      const found = results.get(action);
      // Designers refuse to save such a flow.
      if (!found) throw new Gap(`Nothing is known of the action ${action} where it is asked for.`);
      return found.outputs ?? null;
    },
    triggerOutputs: () => run.trigger,
    parameters: name => known(run.parameters, name, 'parameter'),
    variables: name => known(run.variables, name, 'variable').value,
    item: loop => {
      const found = items.findLast(([name]) => loop === undefined || name === loop);
      if (!found) throw new Gap(`There is no loop ${loop ?? ''} around here.`);
      return found[1];
    },
    workflow: () => ({ run: { name: run.name } }),
  };
}

function known<T>(map: ReadonlyMap<string, T>, name: string, what: string): T {
  if (!map.has(name)) throw new Gap(`The flow has no ${what} ${name}.`);
  return map.get(name) as T;
}

/** What a step came to when it threw. A gap is not the flow's fault and goes on up. */
export function failed(error: unknown): Pick<Result, 'status' | 'error' | 'outputs'> {
  if (!(error instanceof ActionFault)) throw error;
  const { code, message } = error;
  return { status: code === 'ActionTimedOut' ? 'TimedOut' : 'Failed', error: { code, message } };
}
