/** Says whether a route parameter's value (never empty) may be taken. */
export type Constraint = (value: string) => boolean;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const WHOLE = /^[+-]?\d{1,19}$/;
const GUID = /^(\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?|[0-9a-f]{32})$/i;

/** Those of ASP.NET Core's route constraints that functions use. */
const PLAIN: Record<string, Constraint> = {
  int: value => WHOLE.test(value) && Number(value) === (Number(value) | 0),
  long: value => WHOLE.test(value),
  decimal: value => NUMBER.test(value),
  double: value => NUMBER.test(value),
  float: value => NUMBER.test(value),
  bool: value => /^(true|false)$/i.test(value),
  guid: value => GUID.test(value),
  alpha: value => /^[a-z]+$/i.test(value),
  datetime: value => !Number.isNaN(Date.parse(value)),
};

const BOUNDED: Record<string, (value: string, low: number, high: number) => boolean> = {
  min: (value, low) => WHOLE.test(value) && Number(value) >= low,
  max: (value, high) => WHOLE.test(value) && Number(value) <= high,
  range: (value, low, high) => WHOLE.test(value) && Number(value) >= low && Number(value) <= high,
  length: (value, low, high) => value.length >= low && value.length <= high,
  minlength: (value, low) => value.length >= low,
  maxlength: (value, high) => value.length <= high,
};

/** Reads `int`, `range(1,53)` or `regex(^\d+$)`. Throws for a constraint that it does not know. */
export function parseConstraint(text: string): Constraint {
  const [, name = text, list] = /^(\w+)\((.*)\)$/.exec(text) ?? [];
  const kind = name.toLowerCase();
  const plain = PLAIN[kind];
  if (plain && list === undefined) return plain;
  if (kind === 'regex' && list !== undefined) {
    const pattern = new RegExp(list, 'i');
    return value => pattern.test(value);
  }
  const bounds = list?.split(',').map(Number) ?? [];
  const [low = Number.NaN, high = low] = bounds;
  const bounded = BOUNDED[kind];
  const counted = bounds.length === (kind === 'range' ? 2 : 1) || kind === 'length';
  if (!bounded || !counted || Number.isNaN(low) || Number.isNaN(high)) {
    throw new Error(`The route constraint "${text}" is not supported.`);
  }
  return value => bounded(value, low, high);
}
