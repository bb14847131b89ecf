import { approval } from './approval.ts';
import type { Flow } from './flow.ts';
import { needsReview } from './needs-review.ts';
import { summaryOut } from './summary.ts';
import { teamDraft } from './team-draft.ts';
import { toDataverse } from './to-dataverse.ts';
import { weeklyRun } from './weekly-run.ts';

/** The sample flows, in the order in which a maker reads them. */
export const flows: readonly Flow[] = [weeklyRun, teamDraft, summaryOut, needsReview, approval, toDataverse];
