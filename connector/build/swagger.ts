import { errors } from '../../core/errors.ts';
import { answers } from '../answers/answers.ts';
import { bodyRefusals, commonRefusals, type Operation, openRefusals } from '../operations/operation.ts';
import { operations } from '../operations/operations.ts';
import { about } from './about.ts';
import { parametersOf } from './parameters.ts';
import { swaggerSchema } from './schema.ts';
import {
  type Answer,
  notificationContent,
  type PathItem,
  type Swagger,
  type SwaggerOperation,
} from './swagger-types.ts';

/** The connector's definition for an app at `host`. */
export function buildSwagger(host: string): Swagger {
  const paths: Swagger['paths'] = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], ...pathItemOf(operation) };
  const definitions = Object.entries(answers).map(([name, schema]) => [
    name,
    swaggerSchema(schema, name, 'output'),
  ]);
  const { info, security, agents } = about;
  return {
    ...{ swagger: '2.0', info, host, basePath: '/api', schemes: ['https'] },
    ...{ consumes: ['application/json'], produces: ['application/json'] },
    ...{ paths, definitions: Object.fromEntries(definitions), parameters: {}, responses: {} },
    ...security,
    tags: [],
    'x-ms-capabilities': { testConnection: { operationId: 'GetCurrentUser', parameters: {} } },
    'x-ms-openai-data': agents(operations),
    'x-ms-connector-metadata': about.metadata,
  };
}

function pathItemOf(operation: Operation): PathItem {
  const { trigger, method } = operation;
  const sent = trigger?.notifies;
  return {
    ...(sent !== undefined && {
      [notificationContent]: {
        description: 'What is sent to the callback address.',
        schema: { $ref: `#/definitions/${sent}` },
      },
    }),
    [method]: operationOf(operation),
  };
}

function operationOf(operation: Operation): SwaggerOperation {
  const { id, summary, description, visibility, paged, trigger } = operation;
  return {
    ...{ operationId: id, summary, description, 'x-ms-visibility': visibility },
    'x-ms-api-annotation': { status: 'Production', family: id, revision: 1 },
    ...(paged && { 'x-ms-pageable': { nextLinkName: 'nextLink' } }),
    ...(trigger && { 'x-ms-trigger': trigger.kind, 'x-ms-trigger-hint': trigger.hint }),
    parameters: parametersOf(operation),
    responses: responsesOf(operation),
  };
}

const location = {
  location: { type: 'string', description: 'Where to ask how it gets on.' },
  'retry-after': { type: 'integer', description: 'Seconds to wait before asking.' },
} as const;

const endAt = {
  location: {
    type: 'string',
    description: 'Where the subscription is ended, by whoever knows this address.',
  },
} as const;

/** One schema, on 200 or 201: designers take the shape of what a flow gets from there, and from nowhere else. */
function responsesOf(operation: Operation): Record<string, Answer> {
  const schema = { $ref: `#/definitions/${operation.answer}` };
  return {
    ...(operation.trigger?.notifies === undefined
      ? { 200: { description: 'Done.', schema, ...(isPolled(operation) && { headers: location }) } }
      : { 201: { description: 'Subscribed.', schema, headers: endAt } }),
    ...(mayPend(operation) && {
      202: { description: 'Not done yet: ask at the location.', headers: location },
    }),
    ...refusalsOf(operation),
  };
}

/** A run whose fate is open is answered 202, too, and so is whoever polls while there is nothing new. */
function mayPend(operation: Operation): boolean {
  const { long, answer, method } = operation;
  return long === true || isPolled(operation) || (answer === 'Outcome' && method === 'post');
}

function isPolled({ trigger }: Operation): boolean {
  return trigger !== undefined && trigger.notifies === undefined;
}

function refusalsOf({ refusals = [], body, query, open }: Operation): Record<string, Answer> {
  const codes = [
    ...(open ? openRefusals : commonRefusals),
    ...(body ? bodyRefusals : []),
    ...(query ? (['fieldUnknown'] as const) : []),
    ...refusals,
  ];
  const byStatus = Map.groupBy(new Set(codes), code => errors[code].status);
  const entries = [...byStatus].map(([status, those]) => {
    const description = those.map(code => `${code}: ${errors[code].message}`).join(' ');
    return [status, { description }];
  });
  return Object.fromEntries(entries);
}
