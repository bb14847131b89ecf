import type { Schema, Swagger, SwaggerOperation } from '../build/swagger-types.ts';
import type { ConnectionInputs } from '../flow/definition.ts';

/** Values of expressions as a designer shows them: by what they are the value of. */
const tokens: [RegExp, string][] = [
  [/(?:triggerOutputs\(\)|outputs\('[^']+'\))\?\['body\/([\w/]+)'\]/g, '‹$1›'],
  [/first\(triggerBody\(\)\)\?\['(\w+)'\]/g, '‹first entry: $1›'],
  [/triggerBody\(\)/g, '‹entries›'],
  [/first\(body\('([^']+)'\)\?\['value'\]\)\?\['(\w+)'\]/g, '‹first of $1: $2›'],
  [/parameters\('([^'(]+) \([^']+\)'\)/g, '‹$1›'],
  [/workflow\(\)\?\['run'\]\?\['name'\]/g, '‹name of the run›'],
  [/items?\((?:'[^']+')?\)\?\['(\w+)'\]/g, '‹$1›'],
  [/(?:body|outputs|variables)\('([^']+)'\)/g, '‹$1›'],
];

export function shown(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  const named = tokens.reduce((text, [pattern, token]) => text.replaceAll(pattern, token), value);
  return named.replaceAll(/@\{|\}|<\/?p>|^@/g, '').replaceAll(/‹[^›]*›/g, spaced);
}

export function spaced(name: string): string {
  return name.replaceAll('_', ' ');
}

/** The parameters of an operation with the names that makers read. */
export function parameterLines(
  { parameters }: ConnectionInputs,
  operation: SwaggerOperation | undefined,
): string[] {
  return Object.entries(parameters).map(([key, value]) => `${titleOf(key, operation)}: ${shown(value)}`);
}

export function operationOf(swagger: Swagger, id: string): SwaggerOperation | undefined {
  const items = Object.values(swagger.paths).flatMap(item => Object.values(item) as SwaggerOperation[]);
  return items.find(({ operationId }) => operationId === id);
}

/** Of connectors of others nothing is known here but the last part of the name. */
function titleOf(key: string, operation: SwaggerOperation | undefined): string {
  const [name = '', ...path] = key.split('/');
  const parameter = operation?.parameters.find(each => each.name === name);
  const inner = path.reduce<Schema | undefined>(
    (schema, part) => schema?.properties?.[part],
    parameter?.schema,
  );
  const found = path.length > 0 ? inner : parameter;
  return found?.['x-ms-summary'] ?? key.split('/').at(-1) ?? key;
}
