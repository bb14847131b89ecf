import type { ErrorCode } from '../errors.ts';
import { pacing } from '../pacing.ts';
import type { WeekId } from '../week.ts';
import type { Selection } from './selection.ts';

/** What is asked of a whole organisation. */
export type OrgRunRequest = {
  week: WeekId;
  kind: OrgRunKind;
  /** Shows what would come of it; writes no week. */
  dryRun: boolean;
  /** Weeks per second. */
  rate: number;
  /** These people, and not everybody who has agreed. */
  users?: string[];
  /** Of those who have agreed, the ones of this group. */
  group?: string;
  /** Of those who have agreed, the ones for whom it is time. */
  selection?: Selection;
};

export type OrgRunKind = 'draft' | 'redraft' | 'reminder';

/** `cancelling`: nothing starts any more; what is under way may still end. */
export type OrgRunState = 'running' | 'paused' | 'cancelling' | 'cancelled' | 'completed';

/** How many people came to which result. */
export type Counts = Partial<Record<ResultCode, number>>;

export type ResultCode =
  | 'committed'
  | 'unchanged'
  | 'reminded'
  | 'wouldCommit'
  | 'wouldNotChange'
  | 'wouldRemind'
  | 'cancelled'
  | ErrorCode;

/** What became of one person's week. `dead`: their message lies with the dead letters and can be sent again. */
export type Result = { code: ResultCode; dead?: true };

/** The people of one page, and what is known of them: `results.u7` is that of the person at index 7. */
export type OrgRunPage = { users: string[]; results: Record<string, Result>; continuation?: string };

export type Failure = { page: number; userId: string; code: ResultCode };

/**
 * One org run: where its enumeration stands and what has come of it. One process at a time moves it on, under its ETag.
 * Results are written to the pages; a page on which nobody waits any more is settled: counted here, and not read again.
 */
export type OrgRun = {
  orgRunId: string;
  /** Without the list of users, which is a document of its own. */
  request: Omit<OrgRunRequest, 'users'>;
  listed: boolean;
  requestHash: string;
  startedBy: string;
  createdAt: string;
  state: OrgRunState;
  /** What was last asked of it under an id, so that a late repetition of the same changes nothing. */
  steered?: Steered[];
  /** Grows when messages are sent anew: those of an earlier generation are void. */
  generation: number;
  /** Grows with every write. */
  step: number;
  movedAtMs: number;
  /** The page to go out next, and where in the tenant's people it begins. */
  nextPage: number;
  continuation?: string;
  /** Whether all pages have gone out. */
  enumerated: boolean;
  /** People on the pages that have gone out, and how many there seem to be in all. */
  enqueued: number;
  expected: number;
  /** Pages that have gone out and are not settled. */
  open: number[];
  /** Pages whose people without a result are to be sent again; with `dead`, those who lie with the dead letters too. */
  resend?: { pages: number[]; dead: boolean };
  /** What the settled pages came to; those that hold dead letters are counted apart, so that they can be opened again. */
  counts: Counts;
  dead: Record<string, { counts: Counts; letters: number }>;
  failures: Failure[];
  /** Since when, and from how many finished on, the rate is measured. */
  measuredFrom: { atMs: number; finished: number };
  /** While cancelling: when what was under way must have ended. */
  closesAtMs?: number;
  endedAt?: string;
};

/** What can be done to an org run. */
export type Control = 'pause' | 'resume' | 'cancel' | 'redrive';

/** What was asked, under which id of the client's. */
export type Steered = { action: Control; runId: string };

export function newOrgRun(
  orgRunId: string,
  { users, ...request }: OrgRunRequest,
  start: { requestHash: string; startedBy: string; nowMs: number; expected: number },
): OrgRun {
  const { requestHash, startedBy, nowMs, expected } = start;
  return {
    ...{ orgRunId, request, listed: users !== undefined, requestHash, startedBy, expected },
    ...{ createdAt: new Date(nowMs).toISOString(), state: 'running', generation: 0, step: 0 },
    ...{ movedAtMs: nowMs, nextPage: 0, enumerated: false, enqueued: 0, open: [] },
    ...{ counts: {}, dead: {}, failures: [], measuredFrom: { atMs: nowMs, finished: 0 } },
  };
}

export function resultKey(index: number): string {
  return `u${index}`;
}

/** Indices of the people of a page who have no result yet. */
export function waiting({ users, results }: Pick<OrgRunPage, 'users' | 'results'>): number[] {
  return [...users.keys()].filter(index => results[resultKey(index)] === undefined);
}

/** How many more people a window has room for; zero or less means that no page may go out. */
export function roomInWindow(pages: readonly OrgRunPage[]): number {
  return pacing.window - pages.reduce((sum, page) => sum + waiting(page).length, 0);
}
