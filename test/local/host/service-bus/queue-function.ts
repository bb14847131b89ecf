import type { RegisteredFunction } from '../../../../local/host/registry.ts';

/** A function on the queue `runs`. */
export function worker(name: string, trigger: object = {}): RegisteredFunction {
  return {
    name,
    metadata: { name, bindings: {} },
    callback: () => undefined,
    triggerName: 'message',
    trigger: {
      type: 'serviceBusTrigger',
      direction: 'in',
      connection: 'SERVICE_BUS',
      queueName: 'runs',
      ...trigger,
    },
  };
}
