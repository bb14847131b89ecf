import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { canonicalJson } from '../../core/canonical.ts';
import { errors, type Problem, problem, Refusal } from '../../core/errors.ts';
import { parentOf } from '../../core/telemetry/parent.ts';
import type { App } from '../app.ts';
import { app } from '../io/compose.ts';
import { isStoreFault } from '../io/store-fault.ts';
import type { Services } from '../ports.ts';
import { type Access, authorise, type Caller } from './caller.ts';
import { parameters } from './parameters.ts';

/** A request whose caller is known and may do this. */
export type Call = {
  request: HttpRequest;
  caller: Caller;
  services: Services;
  /** The user of the address, or the caller where it says `me`. */
  userId: string;
};

export type Reply = { status?: number; body?: unknown; headers?: Record<string, string> };

/**
 * Wraps what an endpoint does in what every endpoint owes: verify the token, authorise, answer in JSON, and turn every
 * failure into a problem with a code. Nobody is told more about a fault of ours than that there was one.
 */
export function endpoint(
  access: Access,
  handle: (call: Call) => Promise<Reply>,
  findApp: () => App = app,
): HttpHandler {
  return answering(async (request, context) => {
    const call = await authorisedCall(access, findApp(), request);
    const parent = parentOf(undefined, context.traceContext?.traceParent);
    return call.services.telemetry.within(parent, () => handle(call));
  });
}

/** The same for an address that authorises itself: no token is asked for, and the handler must refuse what is forged. */
export function openEndpoint(
  handle: (request: HttpRequest, app: App) => Promise<Reply>,
  findApp: () => App = app,
): HttpHandler {
  return answering(request => handle(request, findApp()));
}

function answering(reply: (request: HttpRequest, context: InvocationContext) => Promise<Reply>): HttpHandler {
  return async (request, context) => {
    try {
      return toResponse(await reply(request, context));
    } catch (error) {
      return toResponse(problemReply(error, context));
    }
  };
}

async function authorisedCall(
  access: Access,
  { verify, services }: App,
  request: HttpRequest,
): Promise<Call> {
  const caller = await verify(bearerToken(request));
  const named = parameters.userId(request);
  const userId = named === undefined || named === 'me' ? caller.userId : named;
  authorise(caller, access, userId);
  return { request, caller, userId, services: await services() };
}

function bearerToken(request: HttpRequest): string {
  const match = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(request.headers.get('authorization') ?? '');
  if (!match?.[1]) throw new Refusal('tokenMissing');
  return match[1];
}

function problemReply(error: unknown, context: InvocationContext): Reply {
  if (error instanceof Refusal) {
    if (error.cause !== undefined) context.warn(error.problem.code, traceOf(error.cause));
    return refusalReply(error.problem);
  }
  const code = isStoreFault(error) ? 'storeUnavailable' : 'internal';
  context.error(code, traceOf(error));
  return refusalReply(problem(code));
}

/** What may be logged of an error: messages may quote what people wrote; names and places in the code do not. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  // The message first: a line of it could look like a place.
  const stack = error.stack?.replace(error.message, '') ?? '';
  const places = stack.split('\n').filter(line => line.startsWith('    at '));
  return [error.name, ...places].join('\n');
}

function refusalReply(body: Problem): Reply {
  const { status, retryable } = errors[body.code];
  return { status, body, ...(retryable && { headers: { 'retry-after': '2' } }) };
}

/** Canonical JSON, so that the same answer is the same bytes each time. */
function toResponse({ status = 200, body, headers = {} }: Reply): HttpResponseInit {
  if (body === undefined) return { status: status === 200 ? 204 : status, headers };
  return {
    status,
    body: canonicalJson(body),
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  };
}
