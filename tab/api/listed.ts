import type { Page } from '../shell/use-pages.ts';
import type { Answer } from './answer.ts';

/** A page of a list as the service answers it. */
export type Listed<T> = { value: T[]; nextLink?: string };

/** The address of the next page says where it goes on. */
export function listedPage<T>(answer: Answer<Listed<T>>): Answer<Page<T>> {
  if (answer.kind !== 'done') return answer;
  const { value, nextLink } = answer.body;
  const next = nextLink && new URL(nextLink).searchParams.get('continuation');
  return { kind: 'done', body: { items: value, ...(next && { next }) } };
}
