import type { Swagger } from '../build/swagger-types.ts';
import { failing, type Rule, unless } from './rule.ts';
import { operationsOf } from './walk.ts';

type Marked = { place: string; operationId: string; 'x-ms-require-user-confirmation': unknown };

/** Operations of which nothing but reading comes. */
const reads = /^(Get|List|Preview)[A-Z]/;
const protocol = 'mcp-streamable-1.0';

/** Rules about what agents may call. */
export const agentRules = {
  'agents are let in, and to something': swagger => {
    const data = swagger['x-ms-openai-data'] as { 'openai-enabled'?: unknown } | undefined;
    return unless(data?.['openai-enabled'] === true && markedIn(swagger).length > 0, 'x-ms-openai-data');
  },
  'what agents may call are operations that makers see, each once': swagger => {
    const seen = operationsOf(swagger)
      .filter(({ operation }) => operation['x-ms-visibility'] !== 'internal')
      .map(({ operation }) => operation.operationId);
    const all = markedIn(swagger).map(({ operationId }) => operationId);
    return failing(
      markedIn(swagger),
      ({ operationId }) => seen.includes(operationId) && all.filter(id => id === operationId).length === 1,
    );
  },
  'agents ask the person before whatever writes': swagger =>
    failing(markedIn(swagger), ({ operationId, 'x-ms-require-user-confirmation': asks }) =>
      reads.test(operationId) ? typeof asks === 'boolean' : asks === true,
    ),
  'what agents may write is safe to repeat': swagger =>
    failing(markedIn(swagger), ({ operationId }) => {
      const found = operationsOf(swagger).find(({ operation }) => operation.operationId === operationId);
      const body = found?.operation.parameters.find(each => each.in === 'body')?.schema;
      return reads.test(operationId) || (body?.required ?? []).includes('runId');
    }),
  'the endpoint of the Model Context Protocol is one, and a POST': swagger => {
    const spoken = operationsOf(swagger).filter(({ operation }) => 'x-ms-agentic-protocol' in operation);
    const sound = failing(
      spoken,
      ({ method, operation }) => method === 'post' && operation['x-ms-agentic-protocol'] === protocol,
    );
    return [...sound, ...unless(spoken.length === 1, 'x-ms-agentic-protocol')];
  },
} satisfies Record<string, Rule>;

function markedIn(swagger: Swagger): Marked[] {
  const data = swagger['x-ms-openai-data'] as { operations?: Omit<Marked, 'place'>[] } | undefined;
  return (data?.operations ?? []).map(each => ({
    ...each,
    place: `x-ms-openai-data ${each.operationId}`,
  }));
}
