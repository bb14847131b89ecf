import type { Swagger, SwaggerOperation } from '../../connector/build/swagger-types.ts';
import type { agentRules } from '../../connector/lint/agent-rules.ts';
import type { writeRules } from '../../connector/lint/write-rules.ts';
import { type Break, body, operation } from './breaking.ts';

const marked = (copy: Swagger) =>
  copy['x-ms-openai-data'] as { 'openai-enabled': boolean; operations: Record<string, unknown>[] };

/** For each rule about agents, and about what is sent twice, the ways to break it. */
export const agentBreaks: Record<keyof typeof agentRules | keyof typeof writeRules, Break[]> = {
  'every write takes an id and says which expression to use': [
    copy => void delete body(copy, 'StartOrganisationRun').properties?.['orgRunId'],
    copy => void delete body(copy, 'SetPreferences').properties?.['runId'],
    copy => Object.assign(body(copy, 'AddEntry').properties?.['runId'] ?? {}, { description: 'An id.' }),
  ],
  'agents are let in, and to something': [
    copy => {
      marked(copy)['openai-enabled'] = false;
    },
    copy => {
      marked(copy).operations = [];
    },
    copy => void delete copy['x-ms-openai-data'],
  ],
  'what agents may call are operations that makers see, each once': [
    copy => Object.assign(marked(copy).operations[0] ?? {}, { operationId: 'None' }),
    copy => marked(copy).operations.push({ ...marked(copy).operations[0] }),
    copy => {
      operation(copy, 'GetWeek')['x-ms-visibility'] = 'internal';
    },
  ],
  'agents ask the person before whatever writes': [
    copy => {
      for (const each of marked(copy).operations) each['x-ms-require-user-confirmation'] = false;
    },
    copy => void delete marked(copy).operations.at(-1)?.['x-ms-require-user-confirmation'],
  ],
  'what agents may write is safe to repeat': [
    copy => {
      body(copy, 'CorrectEntries').required = ['changes'];
    },
    copy =>
      marked(copy).operations.push({
        operationId: 'SetPreferences',
        'x-ms-require-user-confirmation': true,
      }),
  ],
  'the endpoint of the Model Context Protocol is one, and a POST': [
    copy => void delete operation(copy, 'InvokeMCP')['x-ms-agentic-protocol'],
    copy => {
      operation(copy, 'InvokeMCP')['x-ms-agentic-protocol'] = 'sse';
    },
    copy => {
      operation(copy, 'RunWeek')['x-ms-agentic-protocol'] = 'mcp-streamable-1.0';
    },
    copy => {
      const item = copy.paths['/mcp'] ?? {};
      copy.paths['/mcp'] = { get: item['post'] as SwaggerOperation };
    },
  ],
};
