/** Values that few fields want. */
const wrong: unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e300, '', 'x', '\ud800', 'x'.repeat(2_000), [], [null], {}, { x: 1 }],
  ...[
    '__proto__',
    'constructor',
    '../..',
    '2026-02-30',
    '2026-W60',
    "'; DROP TABLE weeks --",
    '\u0000',
    '💣'.repeat(60),
  ],
];

/** Copies of a body, each with one value anywhere in it put in the place of another, one field too many or too few. */
export function* spoiled(body: unknown): Generator<unknown> {
  for (const path of paths(body)) {
    for (const value of wrong) yield replaced(body, path, value);
    yield replaced(body, path, undefined);
    yield replaced(body, [...path, 'surplus'], 1);
  }
}

function* paths(value: unknown, path: string[] = []): Generator<string[]> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* paths(inner, [...path, key]);
}

function replaced(body: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof body !== 'object' || body === null) return body;
  const inner = replaced((body as Record<string, unknown>)[key], rest, value);
  if (Array.isArray(body)) return body.map((item, index) => (String(index) === key ? inner : item));
  return { ...body, [key]: inner };
}
