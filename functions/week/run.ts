import { sha256 } from '../../core/canonical.ts';
import { type Problem, Refusal } from '../../core/errors.ts';
import type { WeekRequest } from '../../core/intent.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Services } from '../ports.ts';
import { type CommitResult, commit } from './commit.ts';
import { decideWithBudgets } from './decide.ts';
import { documentId, type RunDocument } from './documents.ts';
import { load } from './load.ts';
import { attempts } from './retry.ts';
import { type WeekReview, weekReview } from './review.ts';
import { tellCommitted, tellConflicted } from './tell.ts';

type Recorded = { kind: 'recorded'; outcome: Outcome };

/** `pending`: patience ended before it was known whether the run was applied. The same request again will tell. */
export type Answer = Recorded | { kind: 'pending' };

/** What an attempt came to when it is not the end: `unread` and `conflict` wrote nothing, `doubt` may have. */
type Open = Extract<CommitResult, { kind: 'conflict' | 'doubt' }> | Unread;
type Unread = { kind: 'unread'; cause: unknown };

/**
 * Runs one request to its end: load → plan → review → commit, again from the start when the week was changed in the
 * meantime or when nobody knows whether the commit went through. Throws a Refusal when the request cannot be met; the
 * store is then as it was.
 */
export async function runWeek(services: Services, request: WeekRequest): Promise<Answer> {
  const review = weekReview(services, request);
  let doubtful = false;
  let last: Open | undefined;
  for await (const attempt of attempts(services.clock, services.random)) {
    const result = await tryOnce(services, request, review, attempt, doubtful);
    if (result.kind === 'recorded') return result;
    last = result;
    doubtful ||= result.kind === 'doubt';
  }
  if (doubtful) return { kind: 'pending' };
  if (last?.kind === 'unread') throw new Refusal('storeUnavailable', { runId: request.runId }, last.cause);
  throw new Refusal('busy', { runId: request.runId });
}

async function tryOnce(
  services: Services,
  request: WeekRequest,
  review: WeekReview,
  attempt: number,
  doubtful: boolean,
): Promise<Recorded | Open> {
  const { clock, telemetry } = services;
  const startedMs = clock.nowMs();
  const read = await readOrNot(() => telemetry.span('load', () => load(services, request)));
  if (read.kind === 'unread') return read;
  if (read.value.run) return { kind: 'recorded', outcome: replay(read.value.run, request) };
  const loadedMs = clock.nowMs();
  const weighed = await readOrNot(() =>
    telemetry.span('plan', () => decideWithBudgets(services, request, read.value)),
  );
  if (weighed.kind === 'unread') return weighed;
  const { decision, loaded } = weighed.value;
  if (decision.kind === 'rejected') return refuse(services, request, decision.problem, doubtful);
  const plannedMs = clock.nowMs();
  const { decided, reviewed } = await telemetry.span('review', () => review(decision, loaded));
  const nowMs = clock.nowMs();
  const timings = { loadMs: loadedMs - startedMs, planMs: plannedMs - loadedMs, reviewMs: nowMs - plannedMs };
  const operation = telemetry.operation();
  const receipt = {
    requestHash: hashOf(request),
    timings: { ...timings, attempts: attempt },
    createdAt: new Date(nowMs).toISOString(),
    ...(reviewed && { reviewed }),
  };
  const result = await telemetry.span('commit', () =>
    commit(services.timesheets, request, decided, loaded, receipt, operation),
  );
  if (result.kind === 'applied') {
    const commitMs = clock.nowMs() - nowMs;
    tellCommitted(services, request, { decided, receipt, loaded, commitMs, ...(reviewed && { reviewed }) });
    return { kind: 'recorded', outcome: decided.outcome };
  }
  if (result.kind !== 'hopeless') tellConflicted(services, request, result.kind, attempt);
  if (result.kind !== 'hopeless') return result;
  if (doubtful) return { kind: 'doubt', cause: result.cause };
  throw result.cause;
}

/**
 * Refuses, unless the receipt has appeared meanwhile. The documents of one load are read side by side, so the head may
 * already show what this very run did when it was sent twice, while its receipt was read a moment too early.
 */
async function refuse(
  { timesheets }: Services,
  request: WeekRequest,
  { code, ...detail }: Problem,
  doubtful: boolean,
): Promise<Recorded | Open> {
  const { tenantId, userId, runId } = request;
  const run = await readOrNot(() =>
    timesheets.read<RunDocument>({ tenantId, userId }, documentId.run(runId)),
  );
  if (run.kind === 'unread') return run;
  if (run.value) return { kind: 'recorded', outcome: replay(run.value.body, request) };
  // An earlier attempt may yet land: a refusal now would claim what nobody knows.
  if (doubtful) return { kind: 'doubt', cause: code };
  throw new Refusal(code, { ...detail, runId });
}

/** Reading changes nothing, so whatever goes wrong with it can simply be tried again. */
async function readOrNot<T>(read: () => Promise<T>): Promise<{ kind: 'read'; value: T } | Unread> {
  try {
    return { kind: 'read', value: await read() };
  } catch (cause) {
    return { kind: 'unread', cause };
  }
}

/** The recorded outcome, if this is the request that it answers. */
function replay(run: RunDocument, request: WeekRequest): Outcome {
  if (run.requestHash === hashOf(request)) return run.outcome;
  throw new Refusal('runIdReused', { field: 'runId', runId: request.runId });
}

/** What makes two requests the same: all but the id under which they are sent. */
function hashOf({ runId: _, ...request }: WeekRequest): string {
  return sha256(request);
}
