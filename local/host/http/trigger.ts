import type { Invoke } from '../invoke.ts';
import type { Log } from '../log.ts';
import type { RegisteredFunction } from '../registry.ts';
import { createHandler, type Exchange } from './exchange.ts';
import { createRouter, type Route } from './routes.ts';
import { type HttpServer, listen } from './server.ts';
import { parseTemplate } from './template.ts';

export interface HttpOptions extends Pick<Exchange, 'functionKey' | 'bodyLimitBytes' | 'runTimer'> {
  /** 0 takes a free port. */
  port: number;
  /** `extensions.http.routePrefix` of host.json; `''` for none. */
  routePrefix: string;
}

export interface HttpTriggers extends HttpServer {
  summaries: { name: string; type: string; route: string; methods: string[] }[];
}

/** Serves the HTTP functions. Rejects on a route that it cannot serve as Azure would, and when the port is taken. */
export async function startHttp(
  functions: RegisteredFunction[],
  invoke: Invoke,
  log: Log,
  options: HttpOptions,
): Promise<HttpTriggers> {
  const routes = functions.map(fn => readRoute(fn, options.routePrefix));
  const route = createRouter(routes);
  const server = await listen(options.port, createHandler({ ...options, route, invoke, log }));
  const summaries = routes.map(({ template, methods, target }) => ({
    name: target.name,
    type: target.trigger.type,
    route: `/${template}`,
    methods,
  }));
  return { ...server, summaries };
}

function readRoute(fn: RegisteredFunction, prefix: string): Route<RegisteredFunction> {
  const { route, methods, authLevel } = fn.trigger;
  if (authLevel !== 'anonymous' && authLevel !== 'function') {
    throw new Error(`Function "${fn.name}": the local host has no authLevel "${authLevel}".`);
  }
  const own = typeof route === 'string' && route !== '' ? route : fn.name;
  const template = prefix === '' ? own : `${prefix}/${own}`;
  const capitals = (methods as string[]).map(method => method.toUpperCase());
  try {
    return { template, segments: parseTemplate(template), methods: capitals, target: fn };
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new Error(`Function "${fn.name}": ${reason}`, { cause: error });
  }
}
