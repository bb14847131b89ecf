import type { Json } from '../json.ts';
import { isObject, sameJson } from '../json.ts';

/** A value in a query: JSON, or undefined where a document lacks a property or types do not fit. */
export type Value = Json | undefined;

/** Equality: undefined when a side is undefined, otherwise structural; values of different types are not equal. */
export function equal(left: Value, right: Value): boolean | undefined {
  return left === undefined || right === undefined ? undefined : sameJson(left, right);
}

/** `<`, `<=`, `>`, `>=` by the sign of the comparison. Undefined unless both sides are scalars of the same type. */
export function ordered(left: Value, right: Value, holds: (sign: number) => boolean): boolean | undefined {
  if (left === undefined || right === undefined || typeof left !== typeof right) return undefined;
  if (typeof left === 'object' && (left !== null || right !== null)) return undefined;
  return holds(compare(left, right));
}

/**
 * The order of ORDER BY, MIN and MAX over all types: undefined, null, booleans, numbers, strings, then the rest,
 * which are equal among themselves. Negative, zero or positive.
 */
export function compare(left: Value, right: Value): number {
  const difference = rank(left) - rank(right);
  if (difference !== 0) return difference;
  if (left === right || typeof left === 'object' || left === undefined) return 0;
  return left < (right as typeof left) ? -1 : 1;
}

function rank(value: Value): number {
  if (value === undefined) return 0;
  if (value === null) return 1;
  if (Array.isArray(value)) return 5;
  return { boolean: 2, number: 3, string: 4, object: 6 }[
    typeof value as 'boolean' | 'number' | 'string' | 'object'
  ];
}

/** True when `part` equals the value or, both being objects, each of its properties is one of the value's. */
export function contains(value: Json, part: Json): boolean {
  if (!isObject(value) || !isObject(part)) return sameJson(value, part);
  return Object.entries(part).every(([name, wanted]) => {
    const own = value[name];
    return Object.hasOwn(value, name) && own !== undefined && contains(own, wanted);
  });
}
