import { sha256 } from '../../core/canonical.ts';
import { type ChangeState, nextState, settledUntilS } from '../../core/changes.ts';
import { exportWeek } from '../../core/export.ts';
import type { WeekStatus } from '../../core/head.ts';
import type { WeekChanged } from '../../core/webhooks/events.ts';
import type { ChangedWeek, Services } from '../ports.ts';

/** Whose weeks, and with which status. */
export type WantedChanges = { tenantId: string; userId?: string; status?: WeekStatus };

/** News, or none; and from where to look next. `more`: there is more to be had at once. */
export type Polled = { changes: WeekChanged[]; state: ChangeState; more: boolean };

/** Weeks in one answer: at most 97 entries each, so that an answer has a megabyte at most. */
const weeksMax = 25;
/** A page of the store can be empty although there are more. */
const pagesMax = 5;

/** Weeks that have changed since the state was taken, each once, as it stands now. Without a state it begins now. */
export async function pollChanges(
  { timesheets, clock }: Pick<Services, 'timesheets' | 'clock'>,
  wanted: WantedChanges,
  state: ChangeState | undefined,
): Promise<Polled> {
  const settledS = settledUntilS(clock.nowMs());
  if (!state) return { changes: [], state: { afterS: settledS }, more: false };
  const untilS = state.untilS ?? settledS;
  if (untilS <= state.afterS) return { changes: [], state, more: false };
  const at = { afterS: state.afterS, untilS };
  let { continuation } = state;
  for (let page = 1; page <= pagesMax; page += 1) {
    const request = { max: weeksMax, ...(continuation !== undefined && { continuation }) };
    const found = await timesheets.changed({ ...wanted, ...at }, request);
    const changes = found.items.map(each => changeOf(wanted.tenantId, each));
    ({ continuation } = found);
    if (continuation === undefined) {
      const news = changes.length > 0 || state.untilS !== undefined;
      return { changes, state: nextState(state, untilS, news), more: false };
    }
    if (changes.length > 0) return { changes, state: { ...at, continuation }, more: true };
  }
  return { changes: [], state: { ...at, ...(continuation !== undefined && { continuation }) }, more: true };
}

function changeOf(tenantId: string, { head, changedS }: ChangedWeek): WeekChanged {
  const { userId, week, status, version, totalMinutes, runId } = head;
  return {
    eventId: sha256([tenantId, userId, week, version]).slice(0, 32),
    changedAt: new Date(changedS * 1000).toISOString(),
    ...{ userId, week, status, version, totalMinutes, runId },
    entries: exportWeek(userId, head),
  };
}
