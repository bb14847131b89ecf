import { failedIn } from '../org-run/settle.ts';
import type { OrgRunView } from '../org-run/view.ts';

/** What came of an org run in one sentence. */
export function orgRunText({ kind, week, dryRun, state, users, results }: OrgRunView): string {
  const what = `${dryRun ? 'The dry run of the' : 'The'} ${kind} of ${week}`;
  const end = state === 'cancelled' ? 'was cancelled' : 'has ended';
  const failed = failedIn(results);
  const failures = failed === 0 ? 'none of them failed' : `${failed} of them failed`;
  return `${what} ${end}: ${users.finished} of ${users.total} people are done, ${failures}.`;
}
