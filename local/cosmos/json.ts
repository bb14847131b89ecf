/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object, such as a document. */
export type JsonObject = { [property: string]: Json };

/** True for an object, false for arrays, null and scalars. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads an own property only, so that a document's missing "constructor" is missing and not a function. */
export function property(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Structural equality of two JSON values; the order of properties does not matter. */
export function sameJson(left: Json, right: Json): boolean {
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, at) => sameItem(item, right[at]))
    );
  }
  if (!isObject(left)) return left === right;
  if (!isObject(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every(name => sameItem(property(left, name), property(right, name)))
  );
}

function sameItem(left: Json | undefined, right: Json | undefined): boolean {
  return left !== undefined && right !== undefined && sameJson(left, right);
}
