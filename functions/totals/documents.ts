import type { Share } from '../../core/totals.ts';
import type { WeekId } from '../../core/week.ts';

/** Documents of one project's partition in the container `totals`. */
export const totalsId = {
  share: (week: WeekId, userId: string) => `share:${week}:${userId}`,
  week: (week: WeekId) => `total:${week}`,
  all: 'total',
} as const;

export type ShareDocument = Share & { id: string; kind: 'share'; week: WeekId; userId: string };

/** Of a week: minutes, and how many people they are of. Of all weeks: minutes. */
export type TotalDocument = { id: string; kind: 'total'; minutes: number; people?: number };

/**
 * In the person's partition: the projects that their week has ever had a share in, so that what moved to another
 * project is taken out of the one before. `leaving`: the person is being deleted, and their shares with them.
 */
export type AppliedDocument = {
  id: string;
  kind: 'applied';
  week: WeekId;
  projects: string[];
  leaving?: true;
};

export const appliedId = (week: WeekId) => `applied:${week}`;
