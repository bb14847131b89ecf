import type { Extensions, Schema, Swagger } from '../build/swagger-types.ts';
import { failing, type Rule } from './rule.ts';
import { operationsOf, parametersOf, schemasOf } from './walk.ts';

/** Title Case: each word begins with a capital, small words excepted. */
function isTitleCase(title: string): boolean {
  const small = [
    'a',
    'an',
    'and',
    'as',
    'by',
    'for',
    'from',
    'in',
    'of',
    'on',
    'or',
    'per',
    'the',
    'to',
    'up',
  ];
  const words = title.split(' ');
  return words.every((word, index) => /^[A-Z]/.test(word) || (index > 0 && small.includes(word)));
}

function isDescribed(field: Extensions & { description?: string }): boolean {
  const { 'x-ms-summary': title, description } = field;
  if (title === undefined || description === undefined || title === description) return false;
  return isTitleCase(title) && /^[A-Z].*[.!?]$/.test(description);
}

const types = ['object', 'array', 'string', 'integer', 'number', 'boolean'];

/** Rules about parameters, properties and the lists that they are chosen from. */
export const fieldRules = {
  'parameters have a title and a sentence': swagger =>
    failing(parametersOf(swagger), ({ parameter }) => isDescribed(parameter)),
  'properties have a title and a sentence': swagger =>
    failing(schemasOf(swagger), ({ name, schema }) => name === undefined || isDescribed(schema)),
  'path parameters are required and encoded once': swagger =>
    failing(
      parametersOf(swagger),
      ({ parameter }) =>
        parameter.in !== 'path' || (parameter.required && parameter['x-ms-url-encoding'] === 'single'),
    ),
  'path parameters are those of the path': swagger =>
    failing(operationsOf(swagger), ({ path, operation }) => {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const given = operation.parameters.filter(each => each.in === 'path').map(({ name }) => name);
      return named.join() === given.join();
    }),
  'what is internal and required has a default': swagger => [
    ...failing(
      parametersOf(swagger),
      ({ parameter: { required, default: value, 'x-ms-visibility': visibility } }) =>
        !(required && visibility === 'internal') || value !== undefined,
    ),
    ...failing(schemasOf(swagger), ({ schema }) =>
      (schema.required ?? []).every(name => {
        const property = schema.properties?.[name];
        // The platform fills in where it wants to be called.
        if (property?.['x-ms-notification-url']) return true;
        return property?.['x-ms-visibility'] !== 'internal' || property.default !== undefined;
      }),
    ),
  ],
  'a reference has no siblings and leads somewhere': swagger =>
    failing(schemasOf(swagger), ({ schema }) => {
      if (schema.$ref === undefined) return true;
      const name = schema.$ref.replace('#/definitions/', '');
      return Object.keys(schema).length === 1 && swagger.definitions[name] !== undefined;
    }),
  'no schema is empty or without a type': swagger =>
    failing(
      schemasOf(swagger),
      ({ schema }) => schema.$ref !== undefined || types.includes(schema.type ?? ''),
    ),
  'schemas have nothing that OpenAPI 2.0 does not know': swagger =>
    failing(schemasOf(swagger), ({ schema }) =>
      ['oneOf', 'anyOf', 'const', 'nullable', 'additionalItems'].every(key => !(key in schema)),
    ),
  'what is required is a property': swagger =>
    failing(schemasOf(swagger), ({ schema: { required = [], properties = {} } }) =>
      required.every(name => properties[name] !== undefined),
    ),
  'drop-downs read operations that answer what they look for': swagger =>
    failing(
      [
        ...parametersOf(swagger).map(({ place, parameter }) => ({ place, schema: parameter })),
        ...schemasOf(swagger),
      ],
      ({ schema }) => isOffered(swagger, schema as Schema),
    ),
  'every write that changes a week takes an id that makes it safe to repeat': swagger =>
    failing(operationsOf(swagger), ({ operation: { responses, parameters } }) => {
      const ref = responses['200']?.schema?.$ref ?? '';
      const body = parameters.find(each => each.in === 'body')?.schema;
      if (!ref.endsWith('/Outcome')) return true;
      const { runId } = body?.properties ?? {};
      return (body?.required ?? []).includes('runId') && (runId?.description ?? '').includes('workflow()');
    }),
} satisfies Record<string, Rule>;

function isOffered(swagger: Swagger, schema: Schema): boolean {
  const { 'x-ms-dynamic-values': values, 'x-ms-dynamic-list': list } = schema;
  if (!values && !list) return true;
  if (!values || !list || values.operationId !== list.operationId) return false;
  const found = operationsOf(swagger).find(({ operation }) => operation.operationId === values.operationId);
  const name = found?.operation.responses['200']?.schema?.$ref?.split('/').at(-1) ?? '';
  const item = swagger.definitions[name]?.properties?.[values['value-collection']]?.items?.properties ?? {};
  return [values['value-path'], values['value-title'], list.itemValuePath, list.itemTitlePath].every(
    field => field in item,
  );
}
