import { randomUUID } from 'node:crypto';
import type { RpcTypedData } from './core-types.ts';

/** `sys`, which Azure's host puts among the trigger metadata of every function. */
export function sysMetadata(functionName: string, nowMs: number): { sys: RpcTypedData } {
  const sys = { MethodName: functionName, UtcNow: new Date(nowMs).toISOString(), RandGuid: randomUUID() };
  return { sys: { json: JSON.stringify(sys) } };
}
