import type { FunctionCallback, FunctionMetadata, ProgrammingModel, RpcBinding } from './core-types.ts';
import { resolveBinding } from './settings.ts';

/** A function of the app. `trigger` is its trigger's binding with settings resolved, `triggerName` that binding's name. */
export interface RegisteredFunction {
  name: string;
  metadata: FunctionMetadata;
  callback: FunctionCallback;
  triggerName: string;
  trigger: RpcBinding;
}

export interface Registry {
  register(metadata: FunctionMetadata, callback: FunctionCallback): void;
  setModel(model: ProgrammingModel): void;
  model(): ProgrammingModel | undefined;
  /** No registrations from here on; returns all functions, in the order of their registration. */
  seal(): RegisteredFunction[];
}

/** Collects what the app registers while it is imported. */
export function createRegistry(): Registry {
  const functions = new Map<string, RegisteredFunction>();
  let model: ProgrammingModel | undefined;
  let sealed = false;
  return {
    register(metadata, callback) {
      if (sealed) throw new Error(`Function "${metadata.name}" was registered after the host had started.`);
      // On Azure the later of two silently replaces the earlier, which nobody wants to find out there.
      if (functions.has(metadata.name)) throw new Error(`Two functions are named "${metadata.name}".`);
      functions.set(metadata.name, readFunction(metadata, callback));
    },
    setModel(given) {
      model = given;
    },
    model: () => model,
    seal() {
      sealed = true;
      return [...functions.values()];
    },
  };
}

function readFunction(metadata: FunctionMetadata, callback: FunctionCallback): RegisteredFunction {
  const bindings = Object.entries(metadata.bindings);
  const trigger = bindings.find(([, binding]) => /trigger$/i.test(binding.type));
  if (!trigger) throw new Error(`Function "${metadata.name}" has no trigger.`);
  for (const [name, binding] of bindings) {
    // An output that is silently dropped would look like lost data, so it is refused instead.
    if (name === trigger[0] || (name === '$return' && binding.type === 'http')) continue;
    throw new Error(
      `Function "${metadata.name}": the local host has no binding "${binding.type}" (${binding.direction}).`,
    );
  }
  return {
    name: metadata.name,
    metadata,
    callback,
    triggerName: trigger[0],
    trigger: resolveBinding(trigger[1], metadata.name),
  };
}
