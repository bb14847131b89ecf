import type { Schema } from '../build/swagger-types.ts';
import { failing, type Rule } from './rule.ts';
import { operationsOf } from './walk.ts';

/** A flow that gets no answer sends the same again, up to eight times. */
export const writeRules = {
  'every write takes an id and says which expression to use, or says that it may be sent again': swagger =>
    failing(operationsOf(swagger), ({ method, operation }) => {
      const { operationId, description, parameters } = operation;
      const writes = /^(post|put)$/.test(method) && !/^Preview/.test(operationId);
      if (!writes || 'x-ms-trigger' in operation) return true;
      const body = parameters.find(each => each.in === 'body')?.schema;
      return takesKey(body) || /\bagain\b/.test(description);
    }),
} satisfies Record<string, Rule>;

function takesKey({ required = [], properties = {} }: Schema = {}): boolean {
  const key = ['runId', 'orgRunId'].find(name => required.includes(name));
  return (properties[key ?? '']?.description ?? '').includes('workflow().run.name');
}
