import { isObject } from '../json.ts';
import { refusal } from '../refusal.ts';
import type { Value } from './values.ts';
import { contains } from './values.ts';

/** A system function: its least and greatest number of arguments, and what it computes. */
type SystemFunction = {
  readonly from: number;
  readonly to: number;
  readonly apply: (...values: Value[]) => Value;
};

/** A function that is undefined unless each argument has the wanted type. */
const typed =
  <T extends Value>(fits: (value: Value) => value is T) =>
  (arity: number, apply: (...values: T[]) => Value): SystemFunction => ({
    from: arity,
    to: arity,
    apply: (...values) => (values.every(fits) ? apply(...(values as T[])) : undefined),
  });

const strings = typed((value): value is string => typeof value === 'string');
const numbers = typed((value): value is number => typeof value === 'number');
const arrays = typed(value => Array.isArray(value));
const test = (apply: (value: Value) => boolean): SystemFunction => ({ from: 1, to: 1, apply });

/** A search for one string in another; a third argument of true ignores case. */
const search = (found: (text: string, part: string) => boolean): SystemFunction => ({
  from: 2,
  to: 3,
  apply: (text, part, ignoreCase) => {
    if (typeof text !== 'string' || typeof part !== 'string') return undefined;
    return ignoreCase === true ? found(text.toLowerCase(), part.toLowerCase()) : found(text, part);
  },
});

const FUNCTIONS: Readonly<Record<string, SystemFunction>> = {
  IS_DEFINED: test(value => value !== undefined),
  IS_NULL: test(value => value === null),
  IS_BOOL: test(value => typeof value === 'boolean'),
  IS_NUMBER: test(value => typeof value === 'number'),
  IS_STRING: test(value => typeof value === 'string'),
  IS_ARRAY: test(value => Array.isArray(value)),
  IS_OBJECT: test(isObject),

  STARTSWITH: search((text, part) => text.startsWith(part)),
  ENDSWITH: search((text, part) => text.endsWith(part)),
  CONTAINS: search((text, part) => text.includes(part)),
  LIKE: strings(2, (text = '', pattern = '') => likePattern(pattern).test(text)),
  LOWER: strings(1, (text = '') => text.toLowerCase()),
  UPPER: strings(1, (text = '') => text.toUpperCase()),
  TRIM: strings(1, (text = '') => text.trim()),
  LENGTH: strings(1, (text = '') => text.length),
  INDEX_OF: strings(2, (text = '', part = '') => text.indexOf(part)),
  REPLACE: strings(3, (text = '', from = '', to = '') => text.replaceAll(from, () => to)),
  CONCAT: { ...strings(2, (...texts) => texts.join('')), to: 100 },
  SUBSTRING: {
    from: 3,
    to: 3,
    apply: (text, start, length) => {
      if (typeof text !== 'string' || typeof start !== 'number' || typeof length !== 'number') {
        return undefined;
      }
      return text.slice(Math.max(0, start), Math.max(0, start + length));
    },
  },

  ABS: numbers(1, (value = 0) => Math.abs(value)),
  FLOOR: numbers(1, (value = 0) => Math.floor(value)),
  CEILING: numbers(1, (value = 0) => Math.ceil(value)),
  ROUND: numbers(1, (value = 0) => Math.sign(value) * Math.round(Math.abs(value))),

  ARRAY_LENGTH: arrays(1, (array = []) => array.length),
  ARRAY_CONTAINS: {
    from: 2,
    to: 3,
    apply: (array, wanted, partial) => {
      if (!Array.isArray(array) || wanted === undefined) return undefined;
      const whole = (item: (typeof array)[number]) => contains(item, wanted) && contains(wanted, item);
      return array.some(partial === true ? item => contains(item, wanted) : whole);
    },
  },
};

/** The implementation of a system function. Refused with 400 for an unknown name or a wrong number of arguments. */
export function systemFunction(name: string, operands: number): SystemFunction['apply'] {
  const found = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!found) throw refusal(400, `The function ${name} is not supported.`);
  if (operands < found.from || operands > found.to) {
    throw refusal(400, `The function ${name} does not take ${operands} arguments.`);
  }
  return found.apply;
}

/** LIKE as a regular expression: % is any text, _ one character, [a-z] and [^a-z] one of a set. */
function likePattern(pattern: string): RegExp {
  const source = pattern.replace(/%|_|\[\^?[^\]]+\]|[\\^$.*+?()[\]{}|]/g, part => {
    if (part === '%') return '.*';
    if (part === '_') return '.';
    return part.startsWith('[') && part.length > 1 ? part.replaceAll('\\', '\\\\') : `\\${part}`;
  });
  return new RegExp(`^${source}$`, 'su');
}
