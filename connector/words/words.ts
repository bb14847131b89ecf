import type { Schema } from '../build/swagger-types.ts';
import { answerWords } from './answer-words.ts';
import { listOf } from './lists.ts';
import { requestWords } from './request-words.ts';
import type { Words } from './word.ts';

/** Makers read another sentence about a field that they fill in than about the same field of an answer. */
const words: Readonly<Record<'input' | 'output', Readonly<Record<string, Words>>>> = {
  input: requestWords,
  output: { ...requestWords, ...answerWords },
};

/** Words of a field by its path: the most exact entry counts, `RunWeek.kind` before `kind`. */
function wordsFor(path: readonly string[], io: 'input' | 'output'): Words {
  const [scope = ''] = path;
  const [parent = '', name = ''] = path.slice(-2);
  const known = words[io];
  const found = known[`${scope}.${name}`] ?? known[`${parent}.${name}`] ?? known[name];
  if (!found) throw new Error(`There are no words for ${path.join('.')}. Add them in connector/words.`);
  return found;
}

/** The same as the annotations of a schema; where there is a list of values, with its drop-down. */
export function wordsOf(
  path: readonly string[],
  { type }: Schema,
  io: 'input' | 'output',
): Omit<Schema, 'required'> {
  const { title, text, visibility, list, callback } = wordsFor(path, io);
  const filledIn = io === 'input';
  return {
    'x-ms-summary': title,
    description: text,
    ...(filledIn && visibility && { 'x-ms-visibility': visibility }),
    ...(filledIn && callback && { 'x-ms-notification-url': true as const }),
    ...(filledIn && list && type === 'string' && listOf(list)),
  };
}
