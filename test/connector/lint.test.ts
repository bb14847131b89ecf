import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Swagger } from '../../connector/build/swagger-types.ts';
import { agentRules } from '../../connector/lint/agent-rules.ts';
import { documentRules } from '../../connector/lint/document-rules.ts';
import { fieldRules } from '../../connector/lint/field-rules.ts';
import { listRules } from '../../connector/lint/list-rules.ts';
import { operationRules } from '../../connector/lint/operation-rules.ts';
import { triggerRules } from '../../connector/lint/trigger-rules.ts';
import { writeRules } from '../../connector/lint/write-rules.ts';
import { agentBreaks } from './agent-breaks.ts';
import { type Break, body, operation, outcome, parameter } from './breaking.ts';
import { listBreaks } from './list-breaks.ts';
import { triggerBreaks } from './trigger-breaks.ts';

const file = new URL('../../connector/apiDefinition.swagger.json', import.meta.url);
const swagger = JSON.parse(readFileSync(file, 'utf8')) as Swagger;
const rules = {
  ...documentRules,
  ...operationRules,
  ...fieldRules,
  ...listRules,
  ...writeRules,
  ...agentRules,
  ...triggerRules,
};

/** For each rule the ways to break it, every one of which has to be found. */
const breaks: Record<keyof typeof rules, Break[]> = {
  ...listBreaks,
  ...agentBreaks,
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
  'path parameters are those of the path': [copy => void operation(copy, 'GetWeek').parameters.shift()],
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
  'every write that changes a week takes an id that makes it safe to repeat': [
    copy => {
      body(copy, 'RunWeek').required = [];
    },
    copy => Object.assign(body(copy, 'RunWeek').properties?.['runId'] ?? {}, { description: 'An id.' }),
  ],
  ...triggerBreaks,
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
