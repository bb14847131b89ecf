/**
 * Works on the messages of the queue `runs`: one message, one person's week, through the same path as a person's own
 * request. The org run's id is the id of the run in that person's partition, so a message that is delivered twice, or
 * sent twice, finds the receipt and has no second effect.
 *
 * What becomes of a message:
 *
 *   done     Its result is in the store: the week was written, or refused for good (no consent, say), which is a result.
 *   void     Nobody waits for it: the org run rests or has ended, or the message is of an earlier generation.
 *   putOff   The store was busy or out of reach, or it is not known whether the week was written. A new message with
 *            the next attempt is due later. Not abandoned: that would bring it back at once, ten times.
 *   buried   It lies with the dead letters: it was not understood, belongs to nothing, or has been put off too often.
 *
 * Whatever else is thrown is a fault of ours: the message is abandoned, and goes to the dead letters after ten times.
 */
import { type ErrorCode, errors, Refusal } from '../../core/errors.ts';
import type { OrgRun, OrgRunKind, ResultCode } from '../../core/org-run/org-run.ts';
import { attemptsMax, backOffMs } from '../../core/pacing.ts';
import { isStoreFault } from '../io/store-fault.ts';
import type { Services } from '../ports.ts';
import type { Incoming, Worked } from '../queue/incoming.ts';
import { type RunMessage, runMessage } from '../schemas/messages.ts';
import { previewWeek } from '../week/preview.ts';
import { runWeek } from '../week/run.ts';
import { bury } from './bury.ts';
import { readOrgRun } from './documents.ts';
import { gatheredResults, type Results } from './results.ts';
import { runMessageOf } from './send-page.ts';
import { shortCache } from './short-cache.ts';

export type Worker = (incoming: Incoming) => Promise<Worked>;

/** How long a process may go on with an org run that somebody has paused or cancelled. */
const stateTtlMs = 1_000;
/** A commit whose fate is unknown may land this late: see the answer 202. */
const pendingMs = 10_000;

type Again = { kind: 'again'; code: ErrorCode; retryAfterMs: number };
type Ran = { kind: 'result'; code: ResultCode } | Again;

const workers = new WeakMap<Services, Worker>();

/** The worker of this process. */
export function workerOf(services: Services): Worker {
  const worker = workers.get(services) ?? weekWorker(services);
  workers.set(services, worker);
  return worker;
}

/** One per process: it gathers the results of all messages that are under way. */
export function weekWorker(services: Services): Worker {
  const results = gatheredResults(services);
  const orgRuns = shortCache<OrgRun | undefined>(services.clock, stateTtlMs);
  return async incoming => {
    const parsed = runMessage.safeParse(incoming.body);
    if (!parsed.success) return bury(services, incoming, 'messageInvalid');
    const message = parsed.data;
    const { tenantId, orgRunId } = message;
    if (!services.allowedTenants.includes(tenantId)) return bury(services, incoming, 'tenantUnknown');
    try {
      const read = async () => (await readOrgRun(services, message))?.body;
      // A message of a generation that is new here says that what is remembered has been resumed since.
      const orgRun = await orgRuns(`${tenantId} ${orgRunId} ${message.generation}`, read);
      if (!orgRun) return await bury(services, incoming, 'orgRunUnknown');
      if (orgRun.state !== 'running' || message.generation < orgRun.generation) return { kind: 'void' };
      return await work(services, results, incoming, message, orgRun);
    } catch (error) {
      if (!isStoreFault(error)) throw error;
      return putOff(services, incoming, message, storeAgain(error));
    }
  };
}

async function work(
  services: Services,
  results: Results,
  incoming: Incoming,
  message: RunMessage,
  orgRun: OrgRun,
): Promise<Worked> {
  const ran = await runOne(services, message, orgRun).catch(answerOf);
  if (ran.kind === 'again') return putOff(services, incoming, message, ran);
  await results.record(message, { code: ran.code });
  return { kind: 'done', code: ran.code };
}

async function runOne(services: Services, message: RunMessage, { request }: OrgRun): Promise<Ran> {
  const { tenantId, userId, orgRunId } = message;
  const { week, kind, dryRun } = request;
  const weekRequest = { tenantId, userId, week, intent: { kind: intents[kind] } };
  if (dryRun) {
    const { outcome } = await previewWeek(services, weekRequest);
    return { kind: 'result', code: codes[kind].would[outcome.result] };
  }
  const answer = await runWeek(services, { ...weekRequest, runId: orgRunId });
  if (answer.kind === 'pending') return { kind: 'again', code: 'storeUnavailable', retryAfterMs: pendingMs };
  return { kind: 'result', code: codes[kind].did[answer.outcome.result] };
}

const intents = { draft: 'draft', redraft: 'redraft', reminder: 'remind' } as const;

type Named = Record<'committed' | 'unchanged', ResultCode>;
const written: { did: Named; would: Named } = {
  did: { committed: 'committed', unchanged: 'unchanged' },
  would: { committed: 'wouldCommit', unchanged: 'wouldNotChange' },
};
const codes: Record<OrgRunKind, typeof written> = {
  draft: written,
  redraft: written,
  reminder: {
    did: { committed: 'reminded', unchanged: 'unchanged' },
    would: { committed: 'wouldRemind', unchanged: 'wouldNotChange' },
  },
};

/** A refusal that will not change is the result; one that may is a reason to come back. */
function answerOf(error: unknown): Ran {
  if (!(error instanceof Refusal)) throw error;
  const { code } = error.problem;
  if (!errors[code].retryable) return { kind: 'result', code };
  return { ...storeAgain(error.cause), code };
}

/** The store's SDK says on an error how long the store asks to be left alone. */
function storeAgain(error: unknown): Again {
  const asked = error instanceof Error && 'retryAfterInMs' in error ? Number(error.retryAfterInMs) : 0;
  return { kind: 'again', code: 'storeUnavailable', retryAfterMs: Number.isFinite(asked) ? asked : 0 };
}

async function putOff(
  services: Services,
  incoming: Incoming,
  message: RunMessage,
  { code, retryAfterMs }: Again,
): Promise<Worked> {
  const { queues, clock, random } = services;
  if (message.attempt >= attemptsMax) return bury(services, incoming, code);
  const waitMs = backOffMs(message.attempt, random(), retryAfterMs);
  const again = { ...message, attempt: message.attempt + 1 };
  await queues.send('runs', [runMessageOf(again, clock.nowMs() + waitMs)]);
  return { kind: 'putOff', code };
}
