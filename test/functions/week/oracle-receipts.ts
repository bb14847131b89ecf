import { isDeepStrictEqual } from 'node:util';
import { sha256 } from '../../../core/canonical.ts';
import { countOps } from '../../../core/outcome.ts';
import { type OutboxDocument, type RunDocument, ttlSeconds } from '../../../functions/week/documents.ts';

/** Every receipt agrees with itself, and a message goes out exactly when something was changed. */
export function* receiptFaults(
  runs: readonly RunDocument[],
  outbox: readonly OutboxDocument[],
): Generator<string> {
  for (const run of runs) {
    yield* ownFaults(run);
    const message = outbox.find(({ id }) => id === `out:${run.outcome.runId}`);
    yield* run.outcome.result === 'unchanged' ? idleFaults(run, message) : messageFaults(run, message);
  }
  for (const { id, runId } of outbox) {
    if (!runs.some(run => run.id === `run:${runId}`)) yield `${id} tells of a run without a receipt`;
  }
}

function* ownFaults({ id, ttl, opSet, outcome }: RunDocument): Generator<string> {
  if (ttl !== ttlSeconds.run) yield `${id} has another time to live`;
  if (id !== `run:${outcome.runId}`) yield `${id} holds the outcome of another run`;
  if (opSet.hash !== sha256(opSet.ops)) yield `${id}: the op set is not the hashed one`;
  if (outcome.opSetHash !== opSet.hash) yield `${id}: the outcome names another op set`;
  if (!isDeepStrictEqual(outcome.operations, countOps(opSet.ops)))
    yield `${id}: the operations are miscounted`;
}

function* idleFaults({ id, opSet }: RunDocument, message: OutboxDocument | undefined): Generator<string> {
  if (opSet.ops.length > 0) yield `${id} says unchanged and has operations`;
  if (message) yield `${id} says unchanged and has a message`;
}

function* messageFaults(run: RunDocument, message: OutboxDocument | undefined): Generator<string> {
  if (!message) return yield `${run.id} has no message`;
  if (message.ttl !== ttlSeconds.outbox) yield `${message.id} has another time to live`;
  const told = [message.runId, message.week, message.version, message.intent];
  const done = [run.outcome.runId, run.week, run.outcome.version, run.intent];
  if (!isDeepStrictEqual(told, done)) yield `${message.id} tells of something else than its run`;
}
