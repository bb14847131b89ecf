/**
 * Moves an org run on, one step at a time, until it has to wait for results.
 *
 * Each step reads the org run, does what is next, and writes the org run under its ETag. What a step does before that
 * write can be done again: a page is created once and found the second time, messages have ids that the queue knows,
 * results are set to what they are. So a crash between any two of these leaves nothing that the next delivery of the
 * message does not put right, and two processes that move the same org run waste work and do no harm: one of them finds
 * that the org run has changed, and looks again.
 */
import { sentAgain } from '../../core/org-run/control.ts';
import { type OrgRun, roomInWindow } from '../../core/org-run/org-run.ts';
import { failedIn, type NumberedPage, resultsOf, settle, totalOf } from '../../core/org-run/settle.ts';
import type { TelemetryEvent } from '../../core/telemetry/catalogue.ts';
import type { Services } from '../ports.ts';
import { announceEnd } from '../webhooks/announce.ts';
import {
  type OrgRunAddress,
  orgRunDocument,
  orgRunTtl,
  readOrgRun,
  readPage,
  readPages,
  writeOrgRun,
} from './documents.ts';
import { sendNextPage } from './enumerate.ts';
import { closePage, sendPageAgain } from './reopen.ts';
import { wake } from './wake.ts';

/** Steps in one delivery: few enough to be done well before the message's lock ends. */
const stepsMax = 20;
/** While the window is full, or those who are under way have time to end. */
const lookAgainMs = 5_000;
/** An org run that has not moved for so long has lost messages: they are sent again. */
const stuckMs = 30 * 60_000;

type Move = { kind: 'moved'; run: OrgRun } | { kind: 'waits' } | { kind: 'rests' };

/** `unknown`: there is no such org run. */
export async function advance(services: Services, address: OrgRunAddress): Promise<'advanced' | 'unknown'> {
  for (let steps = 0; steps < stepsMax; steps += 1) {
    const stored = await readOrgRun(services, address);
    if (!stored) return 'unknown';
    const move = await nextMove(services, address, stored.body);
    if (move.kind === 'waits') await wake(services, address, { kind: 'later', inMs: lookAgainMs });
    if (move.kind !== 'moved') return 'advanced';
    await writeOrgRun(services, address, stored, move.run);
  }
  const last = await readOrgRun(services, address);
  if (last) await wake(services, address, { kind: 'step', step: last.body.step });
  return 'advanced';
}

async function nextMove(services: Services, address: OrgRunAddress, run: OrgRun): Promise<Move> {
  if (run.state !== 'running' && run.state !== 'cancelling') return { kind: 'rests' };
  const pages = await readPages(services, address, run.open);
  const settled = settle(run, pages);
  if (run.state === 'cancelling') return endCancelled(services, address, settled);
  if (settled.resend) return moved(await sendPageAgain(services, address, settled, settled.resend));
  const open = pages.filter(({ page }) => settled.open.includes(page));
  if (!settled.enumerated && roomInWindow(open) > 0)
    return moved(await sendNextPage(services, address, settled));
  if (settled.enumerated && open.length === 0)
    return moved(await end(services, address, settled, 'completed'));
  if (settled !== run) return moved(settled);
  if (services.clock.nowMs() - run.movedAtMs > stuckMs) return moved(sentAgain(run));
  // Once everybody has been sent, the last result of each page brings the next message.
  return { kind: settled.enumerated ? 'rests' : 'waits' };
}

function moved(run: OrgRun): Move {
  return { kind: 'moved', run };
}

/** Ends once what was under way has had its time: whoever has no result by then is cancelled. */
async function endCancelled(services: Services, address: OrgRunAddress, run: OrgRun): Promise<Move> {
  if (services.clock.nowMs() < (run.closesAtMs ?? 0)) return { kind: 'waits' };
  const { resend: _, ...rest } = run;
  const whole = await withStrayPage(services, address, rest);
  const pages: NumberedPage[] = [];
  for (const page of whole.open) pages.push({ ...(await closePage(services, address, page)), page });
  return moved(await end(services, address, settle(whole, pages), 'cancelled'));
}

/** The page that was just being sent when the org run was cancelled: some of its people may have been worked on. */
async function withStrayPage(services: Services, address: OrgRunAddress, run: OrgRun): Promise<OrgRun> {
  const number = run.nextPage;
  const stray = await readPage(services, address, number);
  if (!stray) return run;
  const enqueued = run.enqueued + stray.body.users.length;
  return { ...run, nextPage: number + 1, enqueued, open: [...run.open, number] };
}

/** The end is announced in a document of its own, from which reports can take it, and to those who have subscribed. */
async function end(
  services: Services,
  { tenantId, orgRunId }: OrgRunAddress,
  run: OrgRun,
  state: 'completed' | 'cancelled',
): Promise<OrgRun> {
  const { tenants, clock, telemetry } = services;
  const endedAt = new Date(clock.nowMs()).toISOString();
  const id = orgRunDocument.ended(orgRunId, run.generation);
  const announcement = { kind: 'org-run-ended', orgRunId, state, createdAt: endedAt, ttl: orgRunTtl.run };
  // Whoever comes second announces nothing, and tells nothing either.
  const announced = await tenants.create(tenantId, id, announcement);
  if (announced === 'created') telemetry.event(endedEvent(tenantId, run, state, Date.parse(endedAt)));
  // Before the end is written: if this fails, all of it is done again.
  await announceEnd(services, tenantId, run);
  const { closesAtMs: _, continuation: __, ...rest } = run;
  return { ...rest, state, endedAt };
}

function endedEvent(
  tenantId: string,
  run: OrgRun,
  state: 'completed' | 'cancelled',
  endedMs: number,
): TelemetryEvent {
  const counts = resultsOf(run, []);
  const deadLetters = Object.values(run.dead).reduce((sum, { letters }) => sum + letters, 0);
  return {
    name: 'OrgRunCompleted',
    tenantId,
    codes: { kind: run.request.kind, state },
    measurements: {
      ...{ people: totalOf(counts), failed: failedIn(counts), deadLetters },
      durationMs: endedMs - Date.parse(run.createdAt),
    },
  };
}
