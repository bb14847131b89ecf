import { Refusal } from '../../core/errors.ts';
import type { WeekId } from '../../core/week.ts';
import { forEachBounded } from '../bounded.ts';
import type { Services } from '../ports.ts';
import { type TotalDocument, totalsId } from './documents.ts';

/** Time on a project: of one week with the number of people, or of all weeks. */
export type ProjectTotals = {
  projectId: string;
  week?: WeekId;
  minutes: number;
  people?: number;
  budgetMinutes?: number;
};

type Parts = Pick<Services, 'totals' | 'tenants'>;

/** Totals of a project that the catalogue knows, or that time has ever been entered on. */
export async function projectTotals(
  services: Parts,
  tenantId: string,
  projectId: string,
  week: WeekId | undefined,
): Promise<ProjectTotals> {
  const { totals, tenants } = services;
  const { projects } = await tenants.settings(tenantId);
  const known = projects.byId.get(projectId);
  const budget = known?.budgetMinutes;
  const id = week === undefined ? totalsId.all : totalsId.week(week);
  const total = (await totals.read<TotalDocument>({ tenantId, projectId }, id))?.body;
  if (!known && !total) throw new Refusal('notFound', { field: 'projectId', message: noProject });
  return {
    projectId,
    minutes: total?.minutes ?? 0,
    ...(week !== undefined && { week, people: total?.people ?? 0 }),
    ...(budget !== undefined && { budgetMinutes: budget }),
  };
}

const noProject = 'The catalogue has no such project, and no time has been entered on it.';

const atOnce = 16;

/** Minutes that the whole tenant has entered on each of these projects: what the review measures budgets against. */
export async function usedMinutes(
  { totals }: Pick<Services, 'totals'>,
  tenantId: string,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const used = new Map<string, number>();
  await forEachBounded(projectIds, atOnce, async projectId => {
    const total = await totals.read<TotalDocument>({ tenantId, projectId }, totalsId.all);
    used.set(projectId, total?.body.minutes ?? 0);
  });
  return used;
}
