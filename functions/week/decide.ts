import { type Decision, decide, type Situation } from '../../core/decide.ts';
import type { WeekRequest } from '../../core/intent.ts';
import type { Services } from '../ports.ts';
import { usedMinutes } from '../totals/read.ts';
import type { Loaded } from './load.ts';

type Weighed = { decision: Decision; loaded: Loaded };

/**
 * Decides a request, and once more when time lies on projects with a budget: which ones is known only then, and how much
 * of a budget is used is read for those alone. All other weeks cost no request more.
 */
export async function decideWithBudgets(
  services: Pick<Services, 'totals'>,
  request: WeekRequest,
  loaded: Loaded,
): Promise<Weighed> {
  const decision = decideFor(request, loaded);
  const ids = budgeted(decision, loaded.situation);
  if (ids.length === 0) return { decision, loaded };
  const used = await usedMinutes(services, request.tenantId, ids);
  const weighed = { ...loaded, situation: { ...loaded.situation, usedMinutes: used } };
  return { decision: decideFor(request, weighed), loaded: weighed };
}

function budgeted(decision: Decision, { projects }: Situation): string[] {
  if (decision.kind === 'rejected') return [];
  const ids = new Set(decision.head.entries.flatMap(({ projectId }) => projectId ?? []));
  return [...ids].filter(id => projects.byId.get(id)?.budgetMinutes !== undefined);
}

/** Decides, unless the week is no longer the one that the client looked at. */
function decideFor({ intent, expectedVersion }: WeekRequest, { situation }: Loaded): Decision {
  const { version } = situation.head;
  if (expectedVersion === undefined || expectedVersion === version) return decide(intent, situation);
  const message = `The week is at version ${version}, not ${expectedVersion}. Read it again.`;
  return { kind: 'rejected', problem: { code: 'weekChanged', message, field: 'expectedVersion' } };
}
