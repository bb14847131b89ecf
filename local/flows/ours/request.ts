import type { Parameter, Schema, Swagger } from '../../../connector/build/swagger-types.ts';
import { ActionFault, Gap } from '../gap.ts';
import type { Checks } from './checks.ts';
import { bodyOf, type Found } from './operation.ts';

export type Request = { method: string; url: string; body?: unknown };

/**
 * The request that an operation is, with what a flow gives it. The designer writes each field of a body as a parameter
 * of its own, `body/a/b`, and leaves out what makers do not see: where that is required, the platform fills in its default.
 */
export function requestOf(
  { swagger, url, checks }: { swagger: Swagger; url: string; checks: Checks },
  { method, path, operation }: Found,
  given: Record<string, unknown>,
): Request {
  const left = new Map(Object.entries(given));
  const body = bodyFrom(bodyOf(operation), left);
  const values = operation.parameters
    .filter(each => each.in !== 'body')
    .map(parameter => [parameter, valueFor(parameter, left)] as const);
  const [unknown] = left.keys();
  if (unknown !== undefined) throw new Gap(`${operation.operationId} has no parameter ${unknown}.`);
  const schema = bodyOf(operation)?.schema;
  const faults = schema ? checks.body(schema, body) : [];
  if (faults.length > 0)
    throw new ActionFault(
      'InvalidBody',
      `${operation.operationId} is given a wrong body: ${faults.join('; ')}`,
    );
  return { method, url: `${url}${swagger.basePath}${addressOf(path, values)}`, ...(schema && { body }) };
}

function valueFor(
  { name, required, default: usual }: Parameter,
  left: Map<string, unknown>,
): string | undefined {
  const value = left.get(name) ?? (required ? usual : undefined);
  left.delete(name);
  if (value !== undefined && value !== null) return String(value);
  if (required)
    throw new ActionFault('InvalidTemplate', `The parameter ${name} is required and has no value.`);
  return undefined;
}

function addressOf(path: string, values: readonly (readonly [Parameter, string | undefined])[]): string {
  let filled = path;
  const query = new URLSearchParams();
  for (const [{ name, in: place }, value] of values) {
    if (value === undefined) continue;
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(value));
    else query.set(name, value);
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

function bodyFrom(parameter: Parameter | undefined, left: Map<string, unknown>): unknown {
  if (!parameter) return undefined;
  const { name, schema = {} } = parameter;
  const body: Record<string, unknown> = defaultsOf(schema);
  for (const [key, value] of [...left]) {
    if (!key.startsWith(`${name}/`)) continue;
    left.delete(key);
    // OpenAPI 2.0 has no null, and neither has the API.
    if (value === null) throw new ActionFault('InvalidTemplate', `${key} is null.`);
    put(body, schema, key.split('/').slice(1), value);
  }
  return body;
}

function defaultsOf({ properties = {}, required = [] }: Schema): Record<string, unknown> {
  const usual = Object.entries(properties).filter(
    ([name, each]) => required.includes(name) && each.default !== undefined,
  );
  return Object.fromEntries(usual.map(([name, each]) => [name, each.default]));
}

function put(body: Record<string, unknown>, schema: Schema, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  const inner = schema.properties?.[name];
  if (!inner) throw new Gap(`The body has no field ${name}.`);
  if (rest.length === 0) body[name] = value;
  else {
    body[name] ??= {};
    put(body[name] as Record<string, unknown>, inner, rest, value);
  }
}
