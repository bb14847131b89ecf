import { compareTemplates, matchTemplate, type RouteParams, type Segment } from './template.ts';

/** Where one HTTP function listens. `template` has no leading slash, `segments` are its parts; `methods` in capitals. */
export interface Route<T> {
  template: string;
  segments: readonly Segment[];
  methods: string[];
  target: T;
}

type RouteMatch<T> =
  | { kind: 'found'; target: T; params: RouteParams }
  | { kind: 'methodNotAllowed'; allow: string[] }
  | { kind: 'notFound' };

/** Finds the function for a method and a path (percent-encoded, without query). */
export type Router<T> = (method: string, pathname: string) => RouteMatch<T>;

/**
 * Builds the router; the more specific template wins. Literals match in any case, one trailing slash is ignored.
 * Throws when two routes could not be told apart. Azure tries routes in an order of its own, so an app had better not
 * have a literal and a parameter compete for one path.
 */
export function createRouter<T>(routes: readonly Route<T>[]): Router<T> {
  refuseTwins(routes);
  const table = routes.toSorted((a, b) => compareTemplates(a.segments, b.segments));
  return (method, pathname) => {
    const path = pathname.replace(/^\//, '').replace(/\/$/, '').split('/');
    const allow = new Set<string>();
    for (const route of table) {
      const params = matchTemplate(route.segments, path);
      if (params && route.methods.includes(method)) return { kind: 'found', target: route.target, params };
      if (params) for (const other of route.methods) allow.add(other);
    }
    return allow.size > 0 ? { kind: 'methodNotAllowed', allow: [...allow].sort() } : { kind: 'notFound' };
  };
}

/** Two templates that differ only in their parameters' names answer the same paths. */
function refuseTwins<T>(routes: readonly Route<T>[]): void {
  const seen = new Set<string>();
  for (const { template, methods } of routes) {
    const shape = template.toLowerCase().replaceAll(/\{(\**)\w+/g, '{$1');
    for (const method of methods) {
      if (seen.has(`${method} ${shape}`)) throw new Error(`Two functions listen on ${method} /${template}.`);
      seen.add(`${method} ${shape}`);
    }
  }
}
