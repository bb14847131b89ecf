import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InvocationOutcome, Invoke } from '../invoke.ts';
import type { Log } from '../log.ts';
import type { RegisteredFunction } from '../registry.ts';
import { answerAdmin, isAdminPath, type RunTimer } from './admin.ts';
import { carriesKey } from './function-key.ts';
import { readBody, toRpcHttp } from './request.ts';
import { sendError, sendRpcHttp } from './response.ts';
import type { Router } from './routes.ts';
import type { RequestHandler } from './server.ts';
import type { RouteParams } from './template.ts';

export interface Exchange {
  route: Router<RegisteredFunction>;
  invoke: Invoke;
  log: Log;
  runTimer: RunTimer;
  /** What functions of level `function` ask for; without one they answer 401 to everybody. */
  functionKey: string | undefined;
  /** The longest request body that is read. */
  bodyLimitBytes: number;
}

/** Turns a request into an invocation and its outcome into the response: route, key, body, function. */
export function createHandler(exchange: Exchange): RequestHandler {
  return async (request, response, url) => {
    if (isAdminPath(url.pathname)) return answerAdmin(request, response, url, exchange.runTimer);
    const match = exchange.route(request.method ?? '', url.pathname);
    if (match.kind === 'notFound') return sendError(response, 404, 'NotFound', 'No function listens here.');
    if (match.kind === 'methodNotAllowed') {
      const allow = match.allow.join(', ');
      return sendError(response, 405, 'MethodNotAllowed', `Only ${allow} here.`, { allow });
    }
    const { target, params } = match;
    if (target.trigger['authLevel'] === 'function' && !carriesKey(request, url, exchange.functionKey)) {
      return sendError(response, 401, 'Unauthorized', 'A function key is needed.');
    }
    return answer(exchange, target, params, request, response, url);
  };
}

async function answer(
  exchange: Exchange,
  fn: RegisteredFunction,
  params: RouteParams,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const body = await readBody(request, exchange.bodyLimitBytes);
  if (body.kind === 'aborted') return;
  if (body.kind === 'tooLarge') {
    return sendError(response, 413, 'PayloadTooLarge', `At most ${exchange.bodyLimitBytes} bytes.`);
  }
  const http = toRpcHttp(request, url, params, body.bytes);
  sendOutcome(
    exchange.log,
    fn,
    await exchange.invoke(fn, { data: { http }, ...readTrace(request) }),
    response,
  );
}

/** A failure says nothing but that it is one: its reason is in the log. */
function sendOutcome(
  log: Log,
  fn: RegisteredFunction,
  outcome: InvocationOutcome,
  response: ServerResponse,
): void {
  try {
    if (outcome.kind === 'succeeded') {
      sendRpcHttp(response, outcome.returnValue?.http);
      return;
    }
  } catch (error) {
    // A header or cookie that HTTP does not allow; Node refuses it before it sends anything.
    const message = `${fn.name} gave a response that cannot be sent: ${error}`;
    log({ level: 'error', category: 'host', message, functionName: fn.name, error });
  }
  sendError(response, 500, 'InternalServerError', 'The function failed.');
}

/** The caller's W3C trace, for the context of the function. */
function readTrace(request: IncomingMessage) {
  const { traceparent } = request.headers;
  return typeof traceparent === 'string' ? { traceContext: { traceParent: traceparent } } : {};
}
