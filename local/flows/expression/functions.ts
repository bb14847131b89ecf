import { isDeepStrictEqual } from 'node:util';
import { ActionFault } from '../gap.ts';

/** Functions of the language that need nothing but their arguments; how many they take, and what they come to. */
type Library = Record<string, { least: number; most: number; of(...args: unknown[]): unknown }>;

const unlimited = Number.POSITIVE_INFINITY;

/**
 * Those that the sample flows and their conditions use. An unknown one is a gap, see `check.ts`.
 * https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
 */
export const library: Library = {
  concat: { least: 1, most: unlimited, of: (...all) => all.map(textOf).join('') },
  replace: {
    least: 3,
    most: 3,
    of: (text, old, now) => needText('replace', text).replaceAll(String(old), String(now)),
  },
  split: { least: 2, most: 2, of: (text, by) => needText('split', text).split(String(by)) },
  join: { least: 2, most: 2, of: (list, by) => needList('join', list).map(textOf).join(String(by)) },
  decodeUriComponent: {
    least: 1,
    most: 1,
    of: text => decodeURIComponent(needText('decodeUriComponent', text)),
  },
  string: { least: 1, most: 1, of: textOf },
  first: { least: 1, most: 1, of: list => needList('first', list)[0] ?? null },
  length: { least: 1, most: 1, of: of => needListOrText('length', of).length },
  empty: { least: 1, most: 1, of: isEmpty },
  contains: { least: 2, most: 2, of: contains },
  coalesce: {
    least: 1,
    most: unlimited,
    of: (...all) => all.find(each => each !== null && each !== undefined) ?? null,
  },
  if: { least: 3, most: 3, of: (yes, one, other) => (needFlag('if', yes) ? one : other) },
  add: { least: 2, most: 2, of: (a, b) => needNumber('add', a) + needNumber('add', b) },
  sub: { least: 2, most: 2, of: (a, b) => needNumber('sub', a) - needNumber('sub', b) },
  equals: { least: 2, most: 2, of: (a, b) => isDeepStrictEqual(a ?? null, b ?? null) },
  greater: { least: 2, most: 2, of: (a, b) => needNumber('greater', a) > needNumber('greater', b) },
  less: { least: 2, most: 2, of: (a, b) => needNumber('less', a) < needNumber('less', b) },
  and: { least: 1, most: unlimited, of: (...all) => all.every(each => needFlag('and', each)) },
  or: { least: 1, most: unlimited, of: (...all) => all.some(each => needFlag('or', each)) },
  not: { least: 1, most: 1, of: yes => !needFlag('not', yes) },
};

/** A value inside a text: nothing is no text, and truth has a capital. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'object') return Object.keys(value).length === 0;
  return needText('empty', value) === '';
}

function contains(where: unknown, what: unknown): boolean {
  if (typeof where === 'string') return where.includes(String(what));
  if (Array.isArray(where)) return where.some(each => isDeepStrictEqual(each, what));
  if (typeof where === 'object' && where !== null) return Object.hasOwn(where, String(what));
  throw wrong('contains', 'a list, an object or text', where);
}

function needListOrText(name: string, value: unknown): unknown[] | string {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  throw wrong(name, 'a list or text', value);
}

function needList(name: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw wrong(name, 'a list', value);
}

function needText(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw wrong(name, 'text', value);
}

function needNumber(name: string, value: unknown): number {
  if (typeof value === 'number') return value;
  throw wrong(name, 'a number', value);
}

function needFlag(name: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw wrong(name, 'true or false', value);
}

function wrong(name: string, wanted: string, value: unknown): ActionFault {
  return new ActionFault(
    'InvalidTemplate',
    `${name} takes ${wanted} and was given ${JSON.stringify(value) ?? 'nothing'}.`,
  );
}
