import { type Constraint, parseConstraint } from './constraints.ts';

/** One part of a route template between slashes. */
export type Segment =
  | { kind: 'literal'; text: string }
  | {
      kind: 'parameter';
      name: string;
      optional: boolean;
      fallback: string | undefined;
      constraints: Constraint[];
    }
  | { kind: 'rest'; name: string; fallback: string | undefined; constraints: Constraint[] };

export type RouteParams = Record<string, string>;

/**
 * Reads an ASP.NET Core route template: literals, `{name}`, `{name?}`, `{name=default}`, `{name:constraint}`, `{*rest}`.
 * Throws for what this host does not match as Azure would: several parameters in one segment, an optional one in the
 * middle, a rest that is not last, empty segments.
 */
export function parseTemplate(template: string): Segment[] {
  const segments = template.split('/').map(parseSegment);
  segments.forEach((segment, index) => {
    const open = segment.kind === 'rest' || (segment.kind === 'parameter' && segment.optional);
    if (open && index < segments.length - 1) {
      throw new Error(`Route "${template}": an optional or a rest parameter must be the last.`);
    }
  });
  return segments;
}

function parseSegment(part: string): Segment {
  if (/^[^{}]+$/.test(part)) return { kind: 'literal', text: part.toLowerCase() };
  const match = /^\{(\*{0,2})(\w+)((?::\w+(?:\([^/()]*\))?)*)(?:=([^?]*))?(\?)?\}$/.exec(part);
  if (!match) throw new Error(`The route segment "${part}" is not supported.`);
  const [, stars, name = '', constraintText = '', fallback, optional] = match;
  const constraints = (constraintText.match(/:\w+(\([^/()]*\))?/g) ?? []).map(text =>
    parseConstraint(text.slice(1)),
  );
  if (stars) return { kind: 'rest', name, fallback, constraints };
  return { kind: 'parameter', name, optional: optional !== undefined, fallback, constraints };
}

/** The parameters of a path (its parts between slashes, still percent-encoded), or undefined when it does not fit. */
export function matchTemplate(
  segments: readonly Segment[],
  path: readonly string[],
): RouteParams | undefined {
  const params: RouteParams = {};
  let used = 0;
  for (const segment of segments) {
    if (segment.kind === 'rest') {
      return takeValue(segment, path.slice(used).map(decode).join('/'), params) ? params : undefined;
    }
    const part = path[used++];
    const fits =
      segment.kind === 'literal' ? fitsLiteral(segment.text, part) : takePart(segment, part, params);
    if (!fits) return undefined;
  }
  return used >= path.length ? params : undefined;
}

function fitsLiteral(text: string, part: string | undefined): boolean {
  return part !== undefined && decode(part).toLowerCase() === text;
}

function takePart(
  segment: Segment & { kind: 'parameter' },
  part: string | undefined,
  params: RouteParams,
): boolean {
  if (part === undefined && segment.fallback === undefined) return segment.optional;
  return part !== '' && takeValue(segment, decode(part ?? ''), params);
}

function takeValue(
  segment: Exclude<Segment, { kind: 'literal' }>,
  value: string,
  params: RouteParams,
): boolean {
  const taken = value === '' ? (segment.fallback ?? '') : value;
  params[segment.name] = taken;
  return taken === '' || segment.constraints.every(fits => fits(taken));
}

/** Percent-decoding as the web server on Azure does it: an encoded slash stays encoded, a broken escape stays as it is. */
function decode(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part.replaceAll(/%2f/gi, slash => `%25${slash.slice(1)}`));
  } catch {
    return part;
  }
}

/** Sorts literal before constrained parameter before parameter before rest, from left to right. */
export function compareTemplates(a: readonly Segment[], b: readonly Segment[]): number {
  const depth = Math.max(a.length, b.length);
  for (let index = 0; index < depth; index++) {
    const difference = rank(a[index]) - rank(b[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rank(segment: Segment | undefined): number {
  if (!segment) return 0;
  if (segment.kind === 'literal') return 1;
  return (segment.kind === 'parameter' ? 2 : 4) + (segment.constraints.length > 0 ? 0 : 1);
}
