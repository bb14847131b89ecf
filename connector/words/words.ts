import type { Schema } from '../build/swagger-types.ts';
import { answerWords } from './answer-words.ts';
import { listOf } from './lists.ts';
import { requestWords } from './request-words.ts';
import type { Words } from './word.ts';

const words: Readonly<Record<string, Words>> = { ...answerWords, ...requestWords };

/** Words of a field by its path: the most exact entry counts, `RunWeek.kind` before `kind`. */
export function wordsFor(path: readonly string[]): Words {
  const [scope = ''] = path;
  const [parent = '', name = ''] = path.slice(-2);
  const found = words[`${scope}.${name}`] ?? words[`${parent}.${name}`] ?? words[name];
  if (!found) throw new Error(`There are no words for ${path.join('.')}. Add them in connector/words.`);
  return found;
}

/** The same as the annotations of a schema; where there is a list of values, with its drop-down. */
export function wordsOf(path: readonly string[], { type }: Schema): Schema {
  const { title, text, visibility, list } = wordsFor(path);
  return {
    'x-ms-summary': title,
    description: text,
    ...(visibility && { 'x-ms-visibility': visibility }),
    ...(list && type === 'string' && listOf(list)),
  };
}
