import { compare, keyOf, type Row, type Value } from './value.ts';

type Argument = (row: Row) => Value;
type Aggregate = (group: readonly Row[], args: readonly Argument[]) => Value;

const none: Argument = () => {
  throw new Error('An aggregate lacks an argument.');
};

/** What an argument comes to, row by row. Null does not count. */
function known(group: readonly Row[], argument: Argument = none): Exclude<Value, null>[] {
  return group.map(argument).filter(value => value !== null);
}

function numbers(group: readonly Row[], argument?: Argument): number[] {
  return known(group, argument).map(value => {
    if (typeof value === 'number') return value;
    throw new Error(`An aggregate of numbers met a ${typeof value}.`);
  });
}

const where = (group: readonly Row[], condition: Argument = none) =>
  group.filter(row => condition(row) === true);

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function extreme(values: readonly Exclude<Value, null>[], sign: 1 | -1): Value {
  return values.reduce<Value>(
    (best, value) => (best === null || (compare(value, best) ?? 0) * sign > 0 ? value : best),
    null,
  );
}

/** The smallest value that so many per cent of all do not exceed. Kusto estimates it where there are many. */
function percentile(values: readonly number[], percent: Value): Value {
  if (typeof percent !== 'number') throw new Error('A percentile is asked for by a number.');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? null;
}

/** The aggregates that are known here, by name. Over nothing, counts and sums are 0, and all else is null. */
export const aggregates: Readonly<Record<string, Aggregate>> = {
  count: group => group.length,
  countif: (group, [condition]) => where(group, condition).length,
  dcount: (group, [argument]) => new Set(known(group, argument).map(value => keyOf([value]))).size,
  sum: (group, [argument]) => total(numbers(group, argument)),
  sumif: (group, [argument, condition]) => total(numbers(where(group, condition), argument)),
  min: (group, [argument]) => extreme(known(group, argument), -1),
  max: (group, [argument]) => extreme(known(group, argument), 1),
  maxif: (group, [argument, condition]) => extreme(known(where(group, condition), argument), 1),
  percentile: (group, [argument, percent = none]) => percentile(numbers(group, argument), percent({})),
};
