import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Parameter, Schema, Swagger, SwaggerOperation } from '../../connector/build/swagger-types.ts';
import { agentRules } from '../../connector/lint/agent-rules.ts';
import { documentRules } from '../../connector/lint/document-rules.ts';
import { fieldRules } from '../../connector/lint/field-rules.ts';
import { listRules } from '../../connector/lint/list-rules.ts';
import { operationRules } from '../../connector/lint/operation-rules.ts';
import { operationsOf } from '../../connector/lint/walk.ts';
import { writeRules } from '../../connector/lint/write-rules.ts';

const file = new URL('../../connector/apiDefinition.swagger.json', import.meta.url);
const swagger = JSON.parse(readFileSync(file, 'utf8')) as Swagger;
const rules = {
  ...documentRules,
  ...operationRules,
  ...fieldRules,
  ...listRules,
  ...writeRules,
  ...agentRules,
};

type Break = (copy: Swagger) => void;
const operation = (copy: Swagger, id: string): SwaggerOperation => {
  const found = operationsOf(copy).find(placed => placed.operation.operationId === id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found.operation;
};
const parameter = (copy: Swagger, id: string, name: string): Parameter =>
  operation(copy, id).parameters.find(each => each.name === name) as Parameter;
const body = (copy: Swagger, id: string): Schema => parameter(copy, id, 'body').schema as Schema;
const listIn = (copy: Swagger, id: string, name: string) => {
  const { 'x-ms-dynamic-values': values, 'x-ms-dynamic-list': list } = (body(copy, id).properties?.[name] ??
    parameter(copy, id, name)) as Schema;
  if (!values || !list) throw new Error(`There is no list for ${name} of ${id}.`);
  return { values, list };
};
const marked = (copy: Swagger) =>
  copy['x-ms-openai-data'] as { 'openai-enabled': boolean; operations: Record<string, unknown>[] };
const outcome = (copy: Swagger) => copy.definitions['Outcome']?.properties as Record<string, Schema>;

/** For each rule the ways to break it, every one of which has to be found. */
const breaks: Record<keyof typeof rules, Break[]> = {
  'the title has at most 30 characters and names no product': [
    copy => {
      copy.info.title = 'Time Agent Connector';
    },
    copy => {
      copy.info.title = 'An agent for the time of everybody';
    },
  ],
  'the description has 30 to 500 characters and names no product': [
    copy => {
      copy.info.description = 'Drafts weeks.';
    },
    copy => {
      copy.info.description += ' Works with Power Automate.';
    },
  ],
  'the contact has name, url and email': [
    copy => {
      copy.info.contact = { name: 'x' };
    },
  ],
  'the metadata has website, privacy policy and at most two categories': [
    copy => void (copy['x-ms-connector-metadata'] as object[]).pop(),
    copy =>
      void Object.assign((copy['x-ms-connector-metadata'] as object[]).at(-1) ?? {}, {
        propertyValue: 'A;B;C',
      }),
  ],
  'the host is a public one, reached by https': [
    copy => {
      copy.host = 'localhost:7071';
    },
    copy => {
      copy.host = 'example.com/api';
    },
    copy => {
      copy.schemes = ['http', 'https'];
    },
  ],
  'the document has at most 1 MB': [
    copy => {
      copy.info.description = 'x'.repeat(1_100_000);
    },
  ],
  'there is no null anywhere': [
    copy => {
      parameter(copy, 'GetWeek', 'userId').default = null;
    },
  ],
  'the connection test is an operation': [
    copy => {
      copy['x-ms-capabilities'] = { testConnection: { operationId: 'Ping' } };
    },
  ],
  'operation ids are unique, PascalCase and alphanumeric': [
    copy => {
      operation(copy, 'GetWeek').operationId = 'GetRun';
    },
    copy => {
      operation(copy, 'GetWeek').operationId = 'getWeek';
    },
    copy => {
      operation(copy, 'GetWeek').operationId = 'Get_Week';
    },
  ],
  'summaries are in sentence case, at most 80 letters, digits and parentheses': [
    copy => {
      operation(copy, 'GetWeek').summary = 'Get A Week';
    },
    copy => {
      operation(copy, 'GetWeek').summary = 'Get a week: all of it';
    },
    copy => {
      operation(copy, 'GetWeek').summary = `Get ${'a week '.repeat(20)}`;
    },
  ],
  'descriptions are sentences that differ from the summary': [
    copy => {
      operation(copy, 'GetWeek').description = 'Get a week.';
    },
    copy => {
      operation(copy, 'GetWeek').description = 'Gets one week with its entries';
    },
  ],
  'operations say how visible they are': [
    copy => {
      operation(copy, 'GetWeek')['x-ms-visibility'] = '';
    },
  ],
  'each family has one active revision': [
    copy => {
      operation(copy, 'GetWeek')['x-ms-api-annotation'].family = 'GetRun';
    },
    copy => {
      operation(copy, 'GetWeek')['x-ms-api-annotation'].status = 'Preview';
    },
  ],
  'there is no body on GET': [
    copy => void operation(copy, 'GetWeek').parameters.push(parameter(copy, 'RunWeek', 'body')),
  ],
  'exactly one of 200 and 201 has a schema': [
    copy => void delete operation(copy, 'GetWeek').responses['200']?.schema,
    copy => {
      operation(copy, 'GetWeek').responses['201'] = {
        description: 'Made.',
        schema: { type: 'object' },
      };
    },
  ],
  'no other answer has a schema, and there is no default': [
    copy => {
      operation(copy, 'GetWeek').responses['400'] = { description: 'No.', schema: {} };
    },
    copy => {
      operation(copy, 'GetWeek').responses['default'] = { description: 'Else.' };
    },
  ],
  'answers are described': [
    copy => {
      operation(copy, 'GetWeek').responses['403'] = { description: '' };
    },
  ],
  'an operation that takes long says where to ask and when': [
    copy => void delete operation(copy, 'StartOrganisationRun').responses['202']?.headers?.['location'],
  ],
  'lists go on by nextLink, which their answer has': [
    copy => {
      operation(copy, 'ListUsers')['x-ms-pageable'] = { nextLinkName: 'continuation' };
    },
    copy => void delete operation(copy, 'ListUsers')['x-ms-pageable'],
    copy => void delete copy.definitions['Users']?.properties?.['nextLink'],
  ],
  'parameters have a title and a sentence': [
    copy => void delete parameter(copy, 'GetWeek', 'week')['x-ms-summary'],
    copy => {
      parameter(copy, 'GetWeek', 'week')['x-ms-summary'] = 'the week';
    },
    copy => void delete parameter(copy, 'RunWeek', 'body').description,
  ],
  'properties have a title and a sentence': [
    copy => void delete outcome(copy)['result']?.['x-ms-summary'],
    copy => {
      body(copy, 'RunWeek').properties = { runId: { type: 'string', description: 'No stop' } };
    },
    copy => void delete outcome(copy)['findings']?.items?.properties?.['code']?.description,
  ],
  'path parameters are required and encoded once': [
    copy => {
      parameter(copy, 'GetWeek', 'week').required = false;
    },
    copy => void delete parameter(copy, 'GetWeek', 'week')['x-ms-url-encoding'],
  ],
  'path parameters are those of the path': [copy => void operation(copy, 'GetWeek').parameters.pop()],
  'what is internal and required has a default': [
    copy => void delete parameter(copy, 'StartOrganisationRun', 'wait').default,
    copy =>
      Object.assign(body(copy, 'RunWeek').properties?.['runId'] ?? {}, { 'x-ms-visibility': 'internal' }),
  ],
  'a reference has no siblings and leads somewhere': [
    copy => Object.assign(operation(copy, 'GetWeek').responses['200']?.schema ?? {}, { title: 'Week' }),
    copy => void delete copy.definitions['Week'],
  ],
  'no schema is empty or without a type': [
    copy => {
      outcome(copy)['result'] = { 'x-ms-summary': 'Result', description: 'What it did.' };
    },
  ],
  'schemas have nothing that OpenAPI 2.0 does not know': [
    copy => Object.assign(outcome(copy)['result'] ?? {}, { nullable: true }),
  ],
  'what is required is a property': [copy => void copy.definitions['Outcome']?.required?.push('gone')],
  'drop-downs are said in both ways, and both say the same': [
    copy => void delete parameter(copy, 'GetWeek', 'week')['x-ms-dynamic-list'],
    copy => void delete parameter(copy, 'GetWeek', 'week')['x-ms-dynamic-values'],
    copy => {
      listIn(copy, 'AddEntry', 'taskId').values.operationId = 'ListProjects';
    },
    copy => {
      listIn(copy, 'AddEntry', 'taskId').list.itemValuePath = 'name';
    },
    copy => void delete listIn(copy, 'AddEntry', 'taskId').values.parameters,
  ],
  'drop-downs read operations that answer what they look for': [
    copy => {
      listIn(copy, 'AddEntry', 'taskId').list.operationId = 'None';
    },
    copy => {
      listIn(copy, 'AddEntry', 'taskId').list.itemsPath = 'items';
    },
    copy => {
      listIn(copy, 'AddEntry', 'taskId').list.itemTitlePath = 'no';
    },
  ],
  'drop-downs give the operation behind them parameters that it has, and all that it asks for': [
    copy => {
      listIn(copy, 'AddEntry', 'taskId').list.parameters = {
        project: { parameterReference: 'body/projectId' },
      };
    },
    copy => {
      operation(copy, 'ListWeeks').parameters.push({
        name: 'zone',
        in: 'query',
        type: 'string',
        required: true,
      });
    },
  ],
  'drop-downs depend on fields of the same action that are no part of a list': [
    copy => {
      listIn(copy, 'AddEntry', 'taskId').list.parameters = { projectId: { parameterReference: 'projectId' } };
    },
    copy => void delete body(copy, 'AddEntry').properties?.['projectId'],
  ],
  'somewhere a task is chosen from those of the project': [
    copy => void delete listIn(copy, 'AddEntry', 'taskId').list.parameters,
  ],
  'every write takes an id and says which expression to use, or says that it may be sent again': [
    copy => {
      body(copy, 'StartOrganisationRun').required = ['week'];
    },
    copy => Object.assign(body(copy, 'AddEntry').properties?.['runId'] ?? {}, { description: 'An id.' }),
    copy => {
      operation(copy, 'SetPreferences').description = 'Sets the given preferences of one person.';
    },
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
  'every write that changes a week takes an id that makes it safe to repeat': [
    copy => {
      body(copy, 'RunWeek').required = [];
    },
    copy => Object.assign(body(copy, 'RunWeek').properties?.['runId'] ?? {}, { description: 'An id.' }),
  ],
};

describe.each(Object.entries(rules))('%s', (name, rule) => {
  test('holds for the connector', () => {
    expect(rule(swagger)).toEqual([]);
  });

  test('the control: a copy that breaks it is found out', () => {
    const ways = breaks[name as keyof typeof rules];
    expect(ways.length).toBeGreaterThan(0);
    for (const way of ways) {
      const copy = structuredClone(swagger);
      way(copy);
      expect([String(way), rule(copy).length]).not.toEqual([String(way), 0]);
    }
  });
});
