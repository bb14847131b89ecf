/** A refusal of the API, as docs/api.md has it. */
export type Problem = { code: string; message: string; field?: string; findings?: { message: string }[] };

/**
 * What came of a request. `doubt`: it may or may not have been done, or could not be sent at all; the same request may be
 * sent again, and has to be until it is known.
 */
export type Answer<T> =
  | { kind: 'done'; body: T }
  | { kind: 'refused'; status: number; problem: Problem }
  | { kind: 'doubt'; retryAfterMs: number };
