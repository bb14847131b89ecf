/** A length of time. */
export type Timespan = { readonly spanMs: number };

export type Dynamic =
  | null
  | boolean
  | number
  | string
  | readonly Dynamic[]
  | { readonly [name: string]: Dynamic };

/** What stands in a cell. `int`, `long` and `real` are numbers, `datetime` is a Date; strings are never null. */
export type Value = Dynamic | Date | Timespan;

export type Row = Readonly<Record<string, Value>>;

export function isTimespan(value: Value): value is Timespan {
  return typeof value === 'object' && value !== null && 'spanMs' in value;
}

/** The number that decides order and equality of times and spans. */
function rankOf(value: Exclude<Value, null>): number | string | boolean {
  if (value instanceof Date) return value.getTime();
  if (isTimespan(value)) return value.spanMs;
  if (typeof value === 'object') throw new Error('Values of type dynamic have no order: convert them first.');
  return value;
}

/** Below zero when `a` comes first. Undefined when one of them is null: nothing is known then. */
export function compare(a: Value, b: Value): number | undefined {
  if (a === null || b === null) return undefined;
  const [left, right] = [rankOf(a), rankOf(b)];
  if (typeof left !== typeof right) throw new Error(`${typeof left} and ${typeof right} cannot be compared.`);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Tells groups apart. */
export function keyOf(values: readonly Value[]): string {
  return JSON.stringify(values.map(value => (value === null ? null : [typeof value, rankOf(value)])));
}

const unitsMs: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

/** `5m`, `1.5h`. */
export function parseTimespan(text: string): Timespan {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|[dhms])$/.exec(text) ?? [];
  const unitMs = unitsMs[unit];
  if (amount === undefined || unitMs === undefined)
    throw new Error(`The timespan ${text} is not known here.`);
  return { spanMs: Number(amount) * unitMs };
}
