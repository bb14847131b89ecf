import { isTimespan, type Value } from './value.ts';

/** The arguments of a call, with their types. */
export type Call = { values: readonly Value[]; types: readonly string[]; nowMs: number };

const toNumber = ({ values: [value = null] }: Call): number | null => {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isNaN(number) ? null : number;
};

const toWhole = (call: Call): number | null => {
  const number = toNumber(call);
  return number === null ? null : Math.trunc(number);
};

const choose = ({ values }: Call): Value => {
  for (let index = 0; index + 1 < values.length; index += 2)
    if (values[index] === true) return values[index + 1] ?? null;
  return values.at(-1) ?? null;
};

/** The functions that are known here, by name. */
export const functions: Readonly<Record<string, (call: Call) => Value>> = {
  now: ({ values, nowMs }) => (values.length === 0 ? new Date(nowMs) : refuse('now takes no offset here')),
  ago: ({ values: [span = null], nowMs }) =>
    isTimespan(span) ? new Date(nowMs - span.spanMs) : refuse('ago takes a timespan'),
  bin: ({ values: [value = null, size = null] }) => bin(value, size),
  iff: choose,
  iif: choose,
  case: choose,
  not: ({ values: [value = null] }) => (value === null ? null : value !== true),
  tostring: toText,
  todouble: toNumber,
  toreal: toNumber,
  toint: toWhole,
  tolong: toWhole,
  round: ({ values: [value = null, digits = 0] }) => round(value, digits),
  isnull: ({ values: [value = null] }) => value === null,
  isnotnull: ({ values: [value = null] }) => value !== null,
  isempty: ({ values: [value = null] }) => value === null || value === '',
  isnotempty: ({ values: [value = null] }) => value !== null && value !== '',
  coalesce: ({ values }) => values.find(value => value !== null && value !== '') ?? null,
  strcat: call => call.values.map((value, index) => toText(only(call, value, index))).join(''),
  max_of: ({ values }) => Math.max(...values.map(numeric)),
  min_of: ({ values }) => Math.min(...values.map(numeric)),
};

function only({ types, nowMs }: Call, value: Value, index: number): Call {
  return { values: [value], types: [types[index] ?? ''], nowMs };
}

/** Kusto has formats of its own for times and fractions, which are not imitated. */
function toText({ values: [value = null] }: Call): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || Number.isInteger(value)) return String(value);
  return refuse(`the text of a ${typeof value} such as this is not known here`);
}

/** Where Kusto counts from: bins of seven days begin on Mondays. */
const beginningMs = Date.parse('0001-01-01T00:00:00Z');

function bin(value: Value, size: Value): Value {
  if (value === null) return null;
  if (value instanceof Date && isTimespan(size)) {
    const sinceMs = value.getTime() - beginningMs;
    return new Date(beginningMs + Math.floor(sinceMs / size.spanMs) * size.spanMs);
  }
  const step = numeric(size);
  return Math.floor(numeric(value) / step) * step;
}

function round(value: Value, digits: Value): Value {
  if (value === null) return null;
  const factor = 10 ** numeric(digits);
  const scaled = numeric(value) * factor;
  // Half is away from zero, and what is half but for the last bit of a double counts as half.
  const whole = Math.round(Math.abs(scaled) * (1 + Number.EPSILON));
  return (Math.sign(scaled) * whole) / factor;
}

function numeric(value: Value): number {
  return typeof value === 'number' ? value : refuse(`a number is needed, and not ${typeof value}`);
}

function refuse(why: string): never {
  throw new Error(`A function was called with what it does not take: ${why}.`);
}
