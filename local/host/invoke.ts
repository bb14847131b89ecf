import { randomUUID } from 'node:crypto';
import type {
  CoreInvocationContext,
  ProgrammingModel,
  RpcInvocationRequest,
  RpcInvocationResponse,
  RpcTypedData,
} from './core-types.ts';
import type { Hooks } from './hooks.ts';
import type { Log } from './log.ts';
import type { RegisteredFunction } from './registry.ts';

/** What a trigger hands to a function: its payload, and what the library's context carries beside it. */
type TriggerInput = { data: RpcTypedData } & Pick<
  RpcInvocationRequest,
  'triggerMetadata' | 'retryContext' | 'traceContext'
>;

/** How one invocation ended. A failure is already in the log; a trigger decides what it means (500, abandon, retry). */
export type InvocationOutcome =
  | { kind: 'succeeded'; invocationId: string; returnValue: RpcTypedData | undefined }
  | { kind: 'failed'; invocationId: string; error: unknown };

/** Runs a function once, with its hooks. Never throws. */
export type Invoke = (fn: RegisteredFunction, input: TriggerInput) => Promise<InvocationOutcome>;

export interface Invoker {
  invoke: Invoke;
  /** Resolves when no invocation is running. */
  idle(): Promise<void>;
}

/** An invoker without a limit on how many invocations run at once, as a Node worker on Azure has none. */
export function createInvoker(model: ProgrammingModel, hooks: Hooks, log: Log): Invoker {
  const running = new Set<Promise<unknown>>();
  return {
    async invoke(fn, input) {
      const invocation = invokeOnce(model, hooks, log, fn, input);
      running.add(invocation);
      try {
        return await invocation;
      } finally {
        running.delete(invocation);
      }
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

async function invokeOnce(
  model: ProgrammingModel,
  hooks: Hooks,
  log: Log,
  fn: RegisteredFunction,
  input: TriggerInput,
): Promise<InvocationOutcome> {
  const invocationId = randomUUID();
  const source = { functionName: fn.name, invocationId };
  const { data, ...rest } = input;
  const context: CoreInvocationContext = {
    invocationId,
    request: { invocationId, inputData: [{ name: fn.triggerName, data }], ...rest },
    metadata: fn.metadata,
    state: undefined,
    log: (level, category, message) => log({ level, category, message, ...source }),
  };
  try {
    const response = await runWithHooks(model, hooks, fn, context);
    return { kind: 'succeeded', invocationId, returnValue: response.returnValue ?? undefined };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log({ level: 'error', category: 'host', message: `${fn.name} failed: ${reason}`, error, ...source });
    return { kind: 'failed', invocationId, error };
  }
}

/** The worker's order: arguments, pre-hooks (may replace inputs and handler), handler, post-hooks (may replace its end). */
async function runWithHooks(
  model: ProgrammingModel,
  hooks: Hooks,
  fn: RegisteredFunction,
  core: CoreInvocationContext,
): Promise<RpcInvocationResponse> {
  const invocation = model.getInvocationModel(core);
  const { context, inputs } = await invocation.getArguments();
  const shared = { hookData: {}, invocationContext: context };

  const before = { ...shared, inputs, functionCallback: fn.callback };
  core.state = 'preInvocationHooks';
  await hooks.run('preInvocation', before);

  const after: { result: unknown; error: unknown } = { result: null, error: null };
  core.state = 'invocation';
  try {
    after.result = await invocation.invokeFunction(context, before.inputs, before.functionCallback);
  } catch (error) {
    after.error = error ?? new Error('The handler threw nothing.');
  }

  core.state = 'postInvocationHooks';
  const ended = { ...shared, inputs: before.inputs, ...after };
  await hooks.run('postInvocation', ended);
  core.state = undefined;
  if (ended.error !== null && ended.error !== undefined) throw ended.error;
  return invocation.getResponse(context, ended.result);
}
