import { type AwayType, compareText, type EntryType, type Evidence, type SourceKind } from '../entry.ts';
import type { PlanSource } from '../profile.ts';
import type { IsoDate } from '../week.ts';

/** What the planner wants on one day for one project and task. Becomes an entry owned by the agent. */
export type Line = {
  date: IsoDate;
  minutes: number;
  type: EntryType;
  projectId?: string;
  taskId?: string;
  evidence: Evidence;
};

/** What one source asks for on one day (0 Monday … 6 Sunday), before the sources are weighed against each other. */
export type Want = {
  day: number;
  projectId?: string;
  taskId?: string;
  /** Work, unless it says otherwise. */
  type?: 'work' | AwayType;
  /** Not rounded yet. */
  minutes: number;
  source: PlanSource;
  confidence: number;
  citations: string[];
  reason: string;
};

/** Where time goes: the project and task that something names, without those that it does not. */
export function targetOf({ projectId, taskId }: Target) {
  if (taskId === undefined) return projectId === undefined ? {} : { projectId };
  return projectId === undefined ? { taskId } : { projectId, taskId };
}

type Target = { projectId?: string; taskId?: string };

/** A project, or a task of one, as a rule about habits names it: `apollo`, `apollo|build`. */
export function placeName({ projectId = '', taskId }: Target): string {
  return taskId === undefined ? projectId : `${projectId}|${taskId}`;
}

/** What such a name stands for. */
export function placeNamed(name: string): { projectId: string; taskId?: string } {
  const [projectId = '', taskId] = name.split('|');
  return { projectId, ...(taskId !== undefined && { taskId }) };
}

/** One order of projects and tasks for everything that must not depend on another. */
export function compareTargets(a: Target, b: Target): number {
  return compareText(a.projectId ?? '', b.projectId ?? '') || compareText(a.taskId ?? '', b.taskId ?? '');
}

/** What one source asks for in the whole week. */
export type Asked = { source: PlanSource; wants: Want[] };

/** A day or target that was left out of the plan, and why: the other days go through. */
export type Skipped = {
  date: IsoDate;
  code: 'periodClosed' | 'weekNotOpen' | 'projectUnknown' | 'taskUnknown' | 'projectClosed' | 'taskClosed';
  projectId?: string;
  source?: SourceKind;
};

/** Two independent reasons for the same line: more sure than either, never certain. Two decimals. */
export function agree(a: number, b: number): number {
  return twoDecimals(Math.min(0.98, 1 - (1 - a) * (1 - b)));
}

export function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100;
}
