/** A refusal of the API, as docs/api.md has it. */
export type Problem = { code: string; message: string; field?: string; findings?: { message: string }[] };

/**
 * What came of a request. `doubt`: it may or may not have been done, or could not be sent at all; the same request may be
 * sent again, and has to be until it is known. `accepted` is what the service said when it put the matter off (202).
 */
export type Answer<T> =
  /** `etag` names the version of a document that a later write can insist on. */
  | { kind: 'done'; body: T; etag?: string }
  | { kind: 'refused'; status: number; problem: Problem }
  | { kind: 'doubt'; retryAfterMs: number; accepted?: unknown };

/**
 * Whether the person is not let in: Teams gives no token, or the service does not take it. Nothing was done, and what is
 * to be done can be once they, or an administrator, have seen to it.
 */
export function isShutOut(answer: Answer<unknown>): answer is Answer<never> & { kind: 'refused' } {
  return answer.kind === 'refused' && answer.status === 401;
}
