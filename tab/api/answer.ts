/** A refusal of the API, as docs/api.md has it. */
export type Problem = { code: string; message: string; field?: string; findings?: { message: string }[] };

/**
 * What came of a request. `doubt`: it may or may not have been done, or could not be sent at all; the same request may be
 * sent again, and has to be until it is known.
 */
export type Answer<T> =
  /** `etag` names the version of a document that a later write can insist on. */
  | { kind: 'done'; body: T; etag?: string }
  | { kind: 'refused'; status: number; problem: Problem }
  | { kind: 'doubt'; retryAfterMs: number };
