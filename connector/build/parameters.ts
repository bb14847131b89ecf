import type { Operation } from '../operations/operation.ts';
import { wordsOf } from '../words/words.ts';
import { swaggerSchema } from './schema.ts';
import type { Parameter, Schema } from './swagger-types.ts';

/** Parts of the address, then what follows the question mark, then the body. */
export function parametersOf(operation: Operation): Parameter[] {
  return [...pathParameters(operation), ...queryParameters(operation), ...bodyParameter(operation)];
}

const types: Record<string, Omit<Schema, 'required'>> = {
  page: { type: 'integer', format: 'int32', minimum: 0 },
  userId: { type: 'string', default: 'me' },
};

function pathParameters({ id, path }: Operation): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const schema = types[name] ?? { type: 'string' };
    return {
      ...{ name, in: 'path', required: true, ...schema, ...wordsOf([id, name], schema, 'input') },
      'x-ms-url-encoding': 'single',
    };
  });
}

function queryParameters({ id, query, fixed = {} }: Operation): Parameter[] {
  if (!query) return [];
  const { properties = {}, required = [] } = swaggerSchema(query, id, 'input');
  return Object.entries(properties).map(([name, schema]) => {
    const { required: _, ...rest } = schema;
    const value = fixed[name];
    const more = value === undefined ? {} : { default: value };
    return { name, in: 'query', required: value !== undefined || required.includes(name), ...rest, ...more };
  });
}

function bodyParameter({ id, body }: Operation): Parameter[] {
  if (!body) return [];
  const schema = swaggerSchema(body, id, 'input');
  // A maker who fills in nothing of a body sends none.
  const required = (schema.required ?? []).length > 0;
  return [{ ...{ name: 'body', in: 'body', required }, ...wordsOf([id, 'body'], {}, 'input'), schema }];
}
