import type { Json } from '../json.ts';
import type { Value } from './values.ts';
import { compare } from './values.ts';

/** The aggregates of the SQL subset, over one value for each row of a group. Rows without the value do not count. */
const AGGREGATES: Readonly<Record<string, (values: Json[]) => Value>> = {
  COUNT: values => values.length,
  SUM: values => (allNumbers(values) ? values.reduce((sum, value) => sum + value, 0) : undefined),
  AVG: values => {
    if (!allNumbers(values) || values.length === 0) return undefined;
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  },
  MIN: values => values.reduce<Value>((least, value) => first(least, value, -1), undefined),
  MAX: values => values.reduce<Value>((greatest, value) => first(greatest, value, 1), undefined),
};

/** True for the name, in upper case, of an aggregate. */
export function isAggregate(name: string): boolean {
  return Object.hasOwn(AGGREGATES, name);
}

/** Computes an aggregate that `isAggregate` knows. */
export function aggregate(name: string, values: Iterable<Value>): Value {
  const defined = [...values].filter((value): value is Json => value !== undefined);
  return AGGREGATES[name]?.(defined);
}

function allNumbers(values: Json[]): values is number[] {
  return values.every(value => typeof value === 'number');
}

function first(current: Value, value: Json, sign: number): Value {
  return current === undefined || Math.sign(compare(value, current)) === sign ? value : current;
}
