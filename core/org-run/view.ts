import { compareText } from '../entry.ts';
import type { Counts, OrgRun, OrgRunState, ResultCode } from './org-run.ts';
import { deadLettersOf, failuresOf, failuresShown, type NumberedPage, resultsOf, totalOf } from './settle.ts';

/** An org run as administrators and flows read it. */
export type OrgRunView = OrgRun['request'] & {
  orgRunId: string;
  /** `enumerating`: running, and not everybody has been found yet. */
  state: OrgRunState | 'enumerating';
  startedBy: string;
  createdAt: string;
  endedAt?: string;
  /** `totalIsFinal`: false while people are still being found; until then the total is what was counted at the start. */
  users: { total: number; totalIsFinal: boolean; sent: number; finished: number };
  /** 0–100, rounded down. */
  percent: number;
  /** How many people came to which result. */
  results: Counts;
  /** How many of them can be sent again by a re-drive. */
  deadLetters: number;
  /** Weeks per second since the start or the last resumption; 0 while paused. */
  measuredRate: number;
  /** While running, and once the rate is known. */
  estimatedEnd?: string;
  /** The first that did not end well. */
  failures: { userId: string; code: ResultCode }[];
};

/** `pages` are the open ones. */
export function viewOrgRun(run: OrgRun, pages: readonly NumberedPage[], nowMs: number): OrgRunView {
  const { orgRunId, request, startedBy, createdAt, endedAt, state, enumerated } = run;
  const results = resultsOf(run, pages);
  const finished = totalOf(results);
  const total = enumerated ? run.enqueued : Math.max(run.expected, run.enqueued);
  const running = state === 'running';
  const untilMs = endedAt === undefined ? nowMs : Date.parse(endedAt);
  const measuredRate = state === 'paused' ? 0 : rateOf(run, finished, untilMs);
  return {
    ...request,
    ...{ orgRunId, startedBy, createdAt, ...(endedAt !== undefined && { endedAt }) },
    state: running && !enumerated ? 'enumerating' : state,
    users: { total, totalIsFinal: enumerated, sent: run.enqueued, finished },
    percent: total === 0 ? (enumerated ? 100 : 0) : Math.floor((finished * 100) / total),
    results: inOrder(results),
    deadLetters: deadIn(run, pages),
    measuredRate,
    ...(running && measuredRate > 0 && { estimatedEnd: endAt(nowMs, total - finished, measuredRate) }),
    failures: [...run.failures, ...pages.flatMap(failuresOf)]
      .slice(0, failuresShown)
      .map(({ userId, code }) => ({ userId, code })),
  };
}

/** To a tenth. */
function rateOf({ measuredFrom }: OrgRun, finished: number, untilMs: number): number {
  const seconds = (untilMs - measuredFrom.atMs) / 1000;
  return seconds <= 0 ? 0 : Math.round(((finished - measuredFrom.finished) * 10) / seconds) / 10;
}

function endAt(nowMs: number, left: number, rate: number): string {
  return new Date(nowMs + Math.ceil(left / rate) * 1000).toISOString();
}

function deadIn(run: OrgRun, pages: readonly NumberedPage[]): number {
  const letters = [...Object.values(run.dead).map(page => page.letters), ...pages.map(deadLettersOf)];
  return letters.reduce((sum, count) => sum + count, 0);
}

function inOrder(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => compareText(a, b)));
}
