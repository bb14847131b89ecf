import fc, { type Arbitrary } from 'fast-check';

/** Arrays of at most `maxLength` things with ids of their own. */
export function several<T>(
  prefix: string,
  maxLength: number,
  each: Arbitrary<T>,
): Arbitrary<(T & { id: string })[]> {
  return fc
    .array(each, { maxLength })
    .map(items => items.map((item, index) => ({ ...item, id: `${prefix}-${index}` })));
}
