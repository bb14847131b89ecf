import fc from 'fast-check';

/** Values that have no business anywhere in our bodies. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0.5,
    1e308,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '../../etc',
    '__proto__',
    [],
    {},
    [[]],
  ),
  fc.constantFrom('2026-02-30', '2026-W54', '9999-W01', '12:00', 'NaN', 'a'.repeat(5_000), '💥'.repeat(200)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.integer({ min: 2_000, max: 20_000 }).map(deep => ({ deep })),
);

/** As text, with arrays in arrays where they are asked for: deep enough to end any recursion badly. */
function textOf(body: unknown): string {
  const text = JSON.stringify(body) ?? 'undefined';
  return text.replace(/\{"deep":(\d+)\}/g, (_, deep) => '['.repeat(Number(deep)) + ']'.repeat(Number(deep)));
}

type Path = (string | number)[];

/** Every place in a value, the whole of it included. */
function paths(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([key, child]) => paths(child).map(path => [key, ...path]));
  return [[], ...inner];
}

function put(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = put(copy[key], rest, replacement);
  return copy;
}

/** A good body as JSON, with one to three places of it replaced, or with fields that nobody asked for. */
export function mutilated(good: object): fc.Arbitrary<string> {
  const places = paths(good);
  const hit = fc.record({ path: fc.constantFrom(...places), value: strange });
  const replaced = fc.array(hit, { minLength: 1, maxLength: 3 }).map(hits =>
    hits.reduce<unknown>(
      (body, { path, value }) =>
        put(
          body,
          path.filter((_, i) => i < 9),
          value,
        ),
      good,
    ),
  );
  const extended = fc
    .tuple(fc.string({ minLength: 1 }), strange)
    .map(([key, value]) => ({ ...good, [key]: value }));
  return fc.oneof({ weight: 4, arbitrary: replaced }, { weight: 1, arbitrary: extended }).map(textOf);
}

/** Bodies that are not even JSON, or not in an encoding that we read. */
export const garbled: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map(bytes => Uint8Array.from(bytes)),
  fc.constantFrom(
    Uint8Array.from(Buffer.from('\ufeff{"runId":"bom"}', 'utf8')),
    Uint8Array.from(Buffer.from('{"runId":"utf16"}', 'utf16le')),
    Uint8Array.from(Buffer.from('{"runId":"latin-é"}', 'latin1')),
    Uint8Array.from(Buffer.from('['.repeat(200_000))),
    Uint8Array.from(Buffer.from(`{"a":"${'x'.repeat(1_100_000)}"}`)),
  ),
);
