import { ErrorResponse, TimeoutError } from '@azure/cosmos';

const transient = new Set<unknown>([408, 410, 429, 449, 500, 503]);

/** Whether an error says that the store cannot be reached or is too busy just now, rather than that we have a bug. */
export function isStoreFault(error: unknown): boolean {
  if (error instanceof TimeoutError) return true;
  if (error instanceof ErrorResponse) return transient.has(error.code);
  if (!(error instanceof Error)) return false;
  // The SDK's transport throws errors of its own for broken connections, and system errors pass through it.
  if (error.name === 'RestError' || error.name === 'AbortError' || 'syscall' in error) return true;
  // What a batch throws is wrapped once more.
  return isStoreFault(error.cause);
}
