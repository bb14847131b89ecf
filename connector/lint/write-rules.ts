import type { Schema } from '../build/swagger-types.ts';
import { failing, type Rule } from './rule.ts';
import { operationsOf } from './walk.ts';

/** A flow that gets no answer sends the same again, up to eight times, and the last of them may arrive late. */
export const writeRules = {
  'every write takes an id and says which expression to use': swagger =>
    failing(operationsOf(swagger), ({ method, operation }) => {
      const { operationId, parameters } = operation;
      // What is subscribed is told apart by its callback address; agents write by tools that have ids of their own.
      const isOther = 'x-ms-trigger' in operation || 'x-ms-agentic-protocol' in operation;
      const isWrite = /^(post|put)$/.test(method) && !/^Preview/.test(operationId) && !isOther;
      return !isWrite || takesKey(parameters.find(each => each.in === 'body')?.schema);
    }),
} satisfies Record<string, Rule>;

function takesKey({ properties = {} }: Schema = {}): boolean {
  const key = properties['orgRunId'] ?? properties['runId'];
  return (key?.description ?? '').includes('workflow().run.name');
}
