import { z } from 'zod';
import { type JsonSchema, merged } from '../../functions/schemas/merged.ts';
import { wordsOf } from '../words/words.ts';
import type { Schema } from './swagger-types.ts';

/** Where a schema stands, and whether makers fill it in or get it. */
type Place = { path: string[]; io: 'input' | 'output' };

/**
 * A zod schema as OpenAPI 2.0 knows it: without unions, tuples and nulls, each property with its title and description.
 * `scope` is the operation or definition that it belongs to; words can be different there.
 */
export function swaggerSchema(schema: z.ZodType, scope: string, io: 'input' | 'output'): Schema {
  const json = z.toJSONSchema(schema, { target: 'draft-4', io, unrepresentable: 'any', reused: 'inline' });
  return converted(json as JsonSchema, { path: [scope], io });
}

/** What OpenAPI 2.0 and JSON Schema draft 4 have in common and a maker's designer understands. */
const kept = [
  'type',
  'format',
  'enum',
  'default',
  'minItems',
  'maxItems',
  'minLength',
  'maxLength',
  'pattern',
];

function converted(json: JsonSchema, place: Place): Schema {
  const alternatives = (json['oneOf'] ?? json['anyOf']) as JsonSchema[] | undefined;
  if (alternatives) return converted(merged(alternatives), place);
  const plain = Object.fromEntries(kept.filter(key => key in json).map(key => [key, json[key]])) as Schema;
  return {
    ...plain,
    ...numbers(json),
    ...(hasFields(json) && object(json, place)),
    ...('items' in json && { items: itemsOf(json['items'] as JsonSchema | JsonSchema[], place) }),
    ...mapOf(json, place),
  };
}

/** A type for what has none: a calendar event may hold anything. */
function itemsOf(items: JsonSchema | JsonSchema[], place: Place): Schema {
  const [first] = [items].flat();
  const schema = converted(first ?? {}, place);
  return Object.keys(schema).length === 0 ? { type: 'object' } : schema;
}

function numbers(json: JsonSchema): Schema {
  const { minimum, maximum } = json as { minimum?: number; maximum?: number };
  const values = json['enum'] as unknown[] | undefined;
  return {
    ...(values?.every(Number.isInteger) && { type: 'integer' as const, format: 'int32' }),
    ...(json['type'] === 'integer' && { format: 'int32' }),
    ...(minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && { maximum }),
  };
}

/** Of an object that may hold anything, nothing more is said than that it is one. */
function hasFields({ properties = {} }: JsonSchema): boolean {
  return Object.keys(properties).length > 0;
}

function object({ properties = {}, ...json }: JsonSchema, place: Place): Schema {
  const required = json['required'] as string[] | undefined;
  const described = Object.entries(properties).map(([name, json]) => {
    const inner = { ...place, path: [...place.path, name] };
    const schema = converted(json, inner);
    return [name, { ...schema, ...wordsOf(inner.path, schema, place.io) }];
  });
  return { properties: Object.fromEntries(described), ...(required && { required }) };
}

function mapOf(json: JsonSchema, place: Place): Schema {
  const more = json['additionalProperties'];
  if (typeof more !== 'object' || more === null || Object.keys(more).length === 0) return {};
  return { additionalProperties: converted(more as JsonSchema, place) };
}
