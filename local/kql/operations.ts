import { compare, isTimespan, type Value } from './value.ts';

/** Operands with their types, and the type of what comes out. */
type Operation = (given: { values: readonly Value[]; types: readonly string[]; type: string }) => Value;

const comparing =
  (holds: (order: number) => boolean): Operation =>
  ({ values: [a = null, b = null] }) => {
    const order = compare(a, b);
    return order === undefined ? null : holds(order);
  };

export const comparisons: Readonly<Record<string, Operation>> = {
  EqualExpression: comparing(order => order === 0),
  NotEqualExpression: comparing(order => order !== 0),
  LessThanExpression: comparing(order => order < 0),
  LessThanOrEqualExpression: comparing(order => order <= 0),
  GreaterThanExpression: comparing(order => order > 0),
  GreaterThanOrEqualExpression: comparing(order => order >= 0),
};

/** Null stays null. Times and spans can be added and taken away; all else is for numbers. */
const calculating =
  (work: (a: number, b: number) => number): Operation =>
  ({ values: [a = null, b = null], type }) => {
    if (a === null || b === null) return null;
    const result = work(amountOf(a), amountOf(b));
    if (type === 'datetime') return new Date(result);
    if (type === 'timespan') return { spanMs: result };
    if (type === 'long' || type === 'int') return Number.isFinite(result) ? Math.trunc(result) : null;
    if (type === 'real') return result;
    throw new Error(`Arithmetic that comes to ${type} is not known here.`);
  };

function amountOf(value: Value): number {
  if (typeof value === 'number') return value;
  if (value instanceof Date) return value.getTime();
  if (isTimespan(value)) return value.spanMs;
  throw new Error(`There is no arithmetic with ${typeof value}.`);
}

/** Division of whole numbers is cut off, as in Kusto: what comes out is of the type that the language service names. */
export const operations: Readonly<Record<string, Operation>> = {
  AddExpression: calculating((a, b) => a + b),
  SubtractExpression: calculating((a, b) => a - b),
  MultiplyExpression: calculating((a, b) => a * b),
  DivideExpression: calculating((a, b) => a / b),
  UnaryMinusExpression: ({ values: [a = null], ...rest }) =>
    calculating((zero, amount) => zero - amount)({ ...rest, values: [0, a] }),
};
