import type { ListName } from './lists.ts';

/** What a maker reads about one field: a title, and a sentence that says what to put there or what it means. */
export type Words = {
  title: string;
  text: string;
  visibility?: 'important' | 'advanced' | 'internal';
  /** The drop-down that offers values. */
  list?: ListName;
  /** The platform puts the address there at which it wants to be called. */
  callback?: true;
};

/** Title and sentence, in one line. */
export function say(title: string, text: string, more: Omit<Words, 'title' | 'text'> = {}): Words {
  return { title, text, ...more };
}
