import { totalMinutes } from '../../entry.ts';
import type { Rule } from '../rule.ts';
import { isWork } from '../week.ts';

export const billableRatio: Rule<'billableRatio'> = ({ head, projects }, { minShare }) => {
  const work = head.entries.filter(isWork);
  const billable = work.filter(entry => projects.byId.get(entry.projectId ?? '')?.billable === true);
  const [all, share] = [totalMinutes(work), totalMinutes(billable) / totalMinutes(work)];
  if (all === 0 || share >= minShare) return [];
  const message = `${percent(share)} of the work is billable; ${percent(minShare)} are expected. Check the projects.`;
  return [{ message }];
};

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
