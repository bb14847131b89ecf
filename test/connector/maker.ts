import type { Answer, Parameter, Swagger, SwaggerOperation } from '../../connector/build/swagger-types.ts';
import { operationsOf, type Placed } from '../../connector/lint/walk.ts';
import { errors } from '../../core/errors.ts';
import type { Reply, Send } from '../end-to-end/api.ts';
import { strictChecks } from './strict.ts';

export type Given = { parameters?: Record<string, string | number>; body?: unknown };

/** Calls operations as the platform does: by their definition, and with every answer held against it. */
export type Maker = {
  call(send: Send, id: string, given?: Given): Promise<Reply>;
  /** Calls it where an answer before has said. */
  follow(send: Send, id: string, location: string): Promise<Reply>;
  /** Operations that were answered 200 or 201, and refusals (`GetWeek weekInvalid`) that were seen. */
  done: Set<string>;
  refused: Set<string>;
};

export function makerOf(swagger: Swagger): Maker {
  const checks = strictChecks(swagger);
  const [done, refused] = [new Set<string>(), new Set<string>()];

  function operationOf(id: string): Placed {
    const found = operationsOf(swagger).find(({ operation }) => operation.operationId === id);
    if (!found) throw new Error(`There is no operation ${id}.`);
    return found;
  }

  async function call(send: Send, id: string, given: Given = {}): Promise<Reply> {
    const { path, method, operation } = operationOf(id);
    const address = addressOf(path, operation.parameters, given.parameters ?? {});
    const json = given.body === undefined ? {} : { json: given.body };
    const first = await send(method.toUpperCase(), address, json);
    // A trigger that has no news yet is asked again by its schedule, and not until it has.
    const reply = operation['x-ms-trigger'] === undefined ? await ended(send, first) : first;
    return checked(operation, given, reply);
  }

  async function follow(send: Send, id: string, location: string): Promise<Reply> {
    const { operation } = operationOf(id);
    return checked(operation, undefined, await send('GET', pathOf(location)));
  }

  function checked(operation: SwaggerOperation, given: Given | undefined, reply: Reply): Reply {
    const { operationId: id } = operation;
    const documented = operation.responses[String(reply.status)];
    if (!documented) throw new Error(`${id} answers ${reply.status}, which it does not say: ${reply.text}`);
    if (reply.status >= 400) {
      checkProblem(id, reply, documented.description);
      refused.add(`${id} ${(reply.body as { code: string }).code}`);
      return reply;
    }
    checkHeaders(id, documented, reply);
    if (reply.status === 202) return reply;
    checkAnswer(operation, given, reply);
    done.add(id);
    return reply;
  }

  /** What was sent is what the definition asks for, and what came is what it promises. */
  function checkAnswer(
    { operationId, parameters, responses }: SwaggerOperation,
    given: Given | undefined,
    reply: Reply,
  ): void {
    const body = parameters.find(each => each.in === 'body');
    const isSent = given?.body !== undefined || (given !== undefined && body?.required);
    const name = responses[String(reply.status)]?.schema?.$ref?.split('/').at(-1) ?? '';
    const faults = [
      ...(body?.schema && isSent ? checks.body(body.schema, given?.body) : []),
      ...checks.answer(name, reply.body),
      ...(/:null\b/.test(reply.text) ? ['a null'] : []),
    ];
    if (faults.length > 0) throw new Error(`${operationId}: ${faults.join('; ')}`);
  }

  return { call, follow, done, refused };
}

/** Headers that are promised are there, and a location is a whole address. */
function checkHeaders(id: string, { headers = {} }: Answer, reply: Reply): void {
  const missing = Object.keys(headers).filter(name => reply.headers.get(name) === null);
  const location = reply.headers.get('location');
  const whole = !('location' in headers) || location?.startsWith('http') === true;
  if (missing.length > 0 || !whole) throw new Error(`${id} answers without ${missing.join()}.`);
}

function pathOf(location: string): string {
  const { pathname, search } = new URL(location);
  return `${pathname.replace(/^\/api/, '')}${search}`;
}

/** Follows the location of a 202 until it answers otherwise, as the platform does; the test's time-out ends it. */
async function ended(send: Send, reply: Reply): Promise<Reply> {
  if (reply.status !== 202) return reply;
  const [location, wait] = [reply.headers.get('location'), reply.headers.get('retry-after')];
  if (!location?.startsWith('http') || !Number(wait))
    throw new Error('A 202 says neither where to ask nor when.');
  await new Promise(resolve => setTimeout(resolve, 100));
  return ended(send, await send('GET', pathOf(location)));
}

function addressOf(path: string, parameters: readonly Parameter[], given: Record<string, string | number>) {
  const chosen = ({ name, default: value }: Parameter) => given[name] ?? value;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(String(chosen(parameters.find(each => each.name === name) as Parameter))),
  );
  const query = parameters.filter(each => each.in === 'query' && chosen(each) !== undefined);
  const values = query.map(each => [each.name, String(chosen(each))] as [string, string]);
  const search = new URLSearchParams(values).toString();
  return search ? `${filled}?${search}` : filled;
}

/** A refusal has a code that the operation names, its status, a sentence, and no fields but those that are documented. */
function checkProblem(id: string, { status, body, text }: Reply, description: string): void {
  const { code, message, field, runId, findings, ...rest } = body as Record<string, unknown>;
  const known = errors[code as keyof typeof errors];
  const named = description.includes(`${String(code)}: `);
  const words = [field, runId].every(each => each === undefined || typeof each === 'string');
  const listed = findings === undefined || Array.isArray(findings);
  const sound = typeof message === 'string' && words && listed && Object.keys(rest).length === 0;
  if (known?.status !== status || !named || !sound)
    throw new Error(`${id} ${status} is not as it says: ${text}`);
}
