import Module from 'node:module';
import type {
  FunctionCallback,
  FunctionMetadata,
  ProgrammingModel,
  RpcLogCategory,
  RpcLogLevel,
} from './core-types.ts';
import type { Hooks } from './hooks.ts';
import type { Log } from './log.ts';
import type { Registry } from './registry.ts';

const CORE_MODULE = '@azure/functions-core';

/** The host version that the library is told; from 4.28 on the worker has `log`. */
const HOST_VERSION = '4.1045.0';

let provided = false;

/**
 * Makes `require('@azure/functions-core')` answer with this host, as the worker on Azure does: by intercepting
 * `require`, which also reaches CommonJS packages that an ES module imports and bundles that leave the id external.
 * Call it before anything imports '@azure/functions', which looks once and keeps what it finds.
 * Throws on a second call: the library's registrations are global to the process, so is the host.
 */
export function provideCoreModule(registry: Registry, hooks: Hooks, log: Log): void {
  if (provided)
    throw new Error('A process can run one local host: the registrations of an app are global to it.');
  provided = true;
  const core = createCoreModule(registry, hooks, log);
  const original = Module.prototype.require;
  Module.prototype.require = Object.assign(function require(this: Module, id: string): unknown {
    return id === CORE_MODULE ? core : original.call(this, id);
  }, original);
}

function createCoreModule(registry: Registry, hooks: Hooks, log: Log) {
  return {
    version: HOST_VERSION,
    hostVersion: HOST_VERSION,
    log: (level: RpcLogLevel, category: RpcLogCategory, message: string) => log({ level, category, message }),
    setProgrammingModel: (model: ProgrammingModel) => registry.setModel(model),
    getProgrammingModel: () => registry.model(),
    registerFunction(metadata: FunctionMetadata, callback: FunctionCallback) {
      registry.register(metadata, callback);
      return disposable(() => undefined);
    },
    registerHook: (name: string, hook: (context: object) => unknown) => disposable(hooks.add(name, hook)),
  };
}

function disposable(dispose: () => void) {
  return { dispose };
}
