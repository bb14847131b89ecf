import {
  type Counts,
  type Failure,
  type OrgRun,
  type OrgRunPage,
  type ResultCode,
  resultKey,
  waiting,
} from './org-run.ts';

/** A page with its number. */
export type NumberedPage = OrgRunPage & { page: number };

export const failuresShown = 10;

const wellEnded = new Set<ResultCode>([
  'committed',
  'unchanged',
  'reminded',
  'wouldCommit',
  'wouldNotChange',
  'wouldRemind',
  'cancelled',
]);

export function countsOf({ results }: Pick<OrgRunPage, 'results'>): Counts {
  const counts: Counts = {};
  for (const { code } of Object.values(results)) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

export function addCounts(...all: readonly Counts[]): Counts {
  const sum: Counts = {};
  for (const counts of all) {
    for (const [code, count] of Object.entries(counts) as [ResultCode, number][])
      sum[code] = (sum[code] ?? 0) + count;
  }
  return sum;
}

export function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The people of a page whose run did not end well, in the order of the page. */
export function failuresOf({ page, users, results }: NumberedPage): Failure[] {
  return users.flatMap((userId, index) => {
    const result = results[resultKey(index)];
    return result && !wellEnded.has(result.code) ? [{ page, userId, code: result.code }] : [];
  });
}

/**
 * Counts the pages on which nobody waits any more, once each: a page leaves `open` in the same write. Not those whose
 * dead letters are about to be sent again: people will wait on them.
 */
export function settle(run: OrgRun, pages: readonly NumberedPage[]): OrgRun {
  const toBeSent = run.resend?.dead ? run.resend.pages : [];
  const settleable = run.open.filter(number => !toBeSent.includes(number));
  const full = pages.filter(page => settleable.includes(page.page) && waiting(page).length === 0);
  if (full.length === 0) return run;
  const alive = full.filter(page => deadLettersOf(page) === 0);
  const dead = full.filter(page => deadLettersOf(page) > 0);
  return {
    ...run,
    open: run.open.filter(number => !full.some(({ page }) => page === number)),
    counts: addCounts(run.counts, ...alive.map(countsOf)),
    dead: { ...run.dead, ...Object.fromEntries(dead.map(withDead)) },
    failures: [...run.failures, ...full.flatMap(failuresOf)].slice(0, failuresShown),
  };
}

function withDead(page: NumberedPage): [string, OrgRun['dead'][string]] {
  return [`p${page.page}`, { counts: countsOf(page), letters: deadLettersOf(page) }];
}

/** How many people of a page lie with the dead letters. */
export function deadLettersOf({ results }: Pick<OrgRunPage, 'results'>): number {
  return Object.values(results).filter(({ dead }) => dead).length;
}

/** The page with dead letters taken out of its results: those people wait again. */
export function withoutDead<T extends OrgRunPage>(page: T): T {
  const results = Object.fromEntries(Object.entries(page.results).filter(([, { dead }]) => !dead));
  return { ...page, results };
}

/** The page with `cancelled` for everybody who still waits. */
export function closed<T extends OrgRunPage>(page: T): T {
  const cancelled = waiting(page).map(index => [resultKey(index), { code: 'cancelled' }] as const);
  return { ...page, results: { ...page.results, ...Object.fromEntries(cancelled) } };
}

/** What all people with a result came to, on settled and on open pages. */
export function resultsOf(run: OrgRun, pages: readonly OrgRunPage[]): Counts {
  const dead = Object.values(run.dead).map(({ counts }) => counts);
  return addCounts(run.counts, ...dead, ...pages.map(countsOf));
}
