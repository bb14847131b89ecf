/**
 * Commits one run in one transactional batch, and says what is known afterwards.
 *
 * The batch creates the run's receipt, replaces the week's head under the ETag that was loaded, and writes the
 * entries and the message to the world. Cosmos DB applies all of it or nothing, so the receipt stands exactly when the
 * effect does, and two runs that were planned from the same head cannot both go through.
 *
 * Three things can come of a sound batch, and the difference between the last two is what this file is for:
 *
 *   applied     The store said so.
 *   conflict    The store said no, and nothing was written: somebody replaced the head first (412, or 409 when there
 *               was no head yet), the receipt exists already (409: this very run went through before), or a document
 *               that the batch touches is gone (404). A refused batch does not throw: the SDK resolves with code 207,
 *               and whoever takes every resolved promise for success reports weeks that were never written.
 *   doubt       Something was thrown. A lost connection, a time-out, a 503, a 429 that outlasted the SDK's patience:
 *               none of them tells whether the batch was applied before the answer was lost. It may even still be on
 *               its way and land later. Doubt is never reported as failure.
 *
 *   hopeless    The store said no, and would say so for ever: too large, malformed, not allowed. Nothing was written.
 *
 * Doubt and conflict are settled in the same way: load again. If the receipt is there, the run happened and its
 * recorded outcome is the answer. If it is not, the run is planned again from the fresh head and committed under the
 * same run id. Should the first attempt land after all, one of the two finds the receipt of the other and is refused
 * as a whole: creating the receipt arbitrates. That loop is in run.ts.
 */
import type { Decision } from '../../core/decide.ts';
import { Refusal } from '../../core/errors.ts';
import type { WeekRequest } from '../../core/intent.ts';
import type { BatchResult, Timesheets } from '../ports.ts';
import { batchOf, type Receipt } from './batch.ts';
import type { Loaded } from './load.ts';

export type CommitResult =
  | { kind: 'applied' }
  | { kind: 'conflict' }
  | { kind: 'doubt'; cause: unknown }
  /** Refused for what it is: no repetition of it can go through. */
  | { kind: 'hopeless'; cause: Error };

export async function commit(
  timesheets: Timesheets,
  request: WeekRequest,
  decided: Extract<Decision, { kind: 'decided' }>,
  loaded: Loaded,
  receipt: Receipt,
  operation?: string,
): Promise<CommitResult> {
  const operations = batchOf(request, decided, loaded, receipt, operation);
  let result: BatchResult;
  try {
    result = await timesheets.batch({ tenantId: request.tenantId, userId: request.userId }, operations);
  } catch (cause) {
    return { kind: 'doubt', cause };
  }
  if (result.kind === 'applied') return result;
  if (isConflict(result, operations.length)) return { kind: 'conflict' };
  const cause = refusalOf(result, request.runId);
  return { kind: hopeless.has(result.status) ? 'hopeless' : 'doubt', cause };
}

/** Whatever else an operation may say (429, 449, 503) passes. */
const hopeless = new Set([400, 401, 403, 413]);

function refusalOf({ status, index }: Extract<BatchResult, { kind: 'refused' }>, runId: string): Error {
  if (status === 413) return new Refusal('tooManyOperations', { message: tooLarge, runId });
  return new Error(`Operation ${index} of the batch was refused with status ${status}.`);
}

const tooLarge = 'The change is larger than the 2 MB that one run can write. Change less at a time.';

/** A status that says "the store is not as you read it". */
function isConflict(
  { status, index }: Extract<BatchResult, { kind: 'refused' }>,
  operations: number,
): boolean {
  // The digest removes weeks that are too old; when another run has removed them already, the patch answers 400.
  const isDigest = index === operations - 1 && index > 0;
  return status === 404 || status === 409 || status === 412 || (status === 400 && isDigest);
}
