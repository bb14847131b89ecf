import type { z } from 'zod';
import type { Access, Caller } from '../http/caller.ts';
import type { Services } from '../ports.ts';

/** A call of a tool, whose caller may do this. */
export type ToolCall = {
  services: Services;
  caller: Caller;
  /** The user of the arguments, or the caller where they say `me` or nothing. */
  userId: string;
};

/** What an agent may do, and what it is told about it. */
export type Tool = {
  name: string;
  title: string;
  description: string;
  input: z.ZodObject;
  access: Access;
  /** `destroys`: what was there can be lost. Everything that writes is safe to repeat. */
  effect: 'reads' | 'writes' | 'destroys';
  run(call: ToolCall, input: Record<string, unknown>): Promise<object>;
};

/** A tool whose `run` gets what its schema has made of the arguments. */
export function tool<S extends z.ZodObject>(
  of: Omit<Tool, 'input' | 'run'> & {
    input: S;
    run(call: ToolCall, input: z.output<S>): Promise<object>;
  },
): Tool {
  return of as Tool;
}
