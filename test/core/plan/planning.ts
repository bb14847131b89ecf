import type { Entry } from '../../../core/entry.ts';
import type { PlanInput } from '../../../core/plan/input.ts';
import type { Line } from '../../../core/plan/line.ts';
import { plan } from '../../../core/plan/plan.ts';
import { noSources, type Sources } from '../../../core/sources.ts';
import { aSituation } from '../builders.ts';

export type Given = Partial<Omit<PlanInput, 'sources'>> & { sources?: Partial<Sources> };

/** A first draft from the given sources; everything that is not given is empty or ordinary. */
export function input({ sources, ...rest }: Given = {}): PlanInput {
  return { ...aSituation(), kind: 'draft', ...rest, sources: { ...noSources, ...sources } };
}

export function planned(given: Given): Line[] {
  return plan(input(given)).lines;
}

/** What a plan comes to on one day: `apollo/build 120` a line, leave by its type. */
export function dayOf(lines: readonly (Line | Entry)[], date: string): string[] {
  return lines.filter(line => line.date === date).map(line => `${nameOf(line)} ${line.minutes}`);
}

function nameOf({ type, projectId, taskId }: Line | Entry): string {
  if (type !== 'work') return type;
  return taskId === undefined ? `${projectId}` : `${projectId}/${taskId}`;
}
