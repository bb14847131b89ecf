import type { Page, PageRequest } from '../ports.ts';
import type { Call, Reply } from './endpoint.ts';

/** A page in the form that connectors follow by themselves: `nextLink` is the address of the next one. */
export function listed<T>({ request }: Call, { items, continuation }: Page<T>): Reply {
  if (continuation === undefined) return { body: { value: items } };
  const next = new URL(request.url);
  next.searchParams.set('continuation', continuation);
  return { body: { value: items, nextLink: next.href } };
}

export function pageRequest(max: number, continuation: string | undefined): PageRequest {
  return { max, ...(continuation !== undefined && { continuation }) };
}
