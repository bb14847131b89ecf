import type { EntryType } from '../../../core/entry.ts';
import type { IsoDate } from '../../../core/week.ts';

/** What a person can change of a time entry. Minutes are whole; absent fields are left out. */
export type Line = {
  /** Stays the same while the page is open, whatever id the entry has or will get. */
  id: string;
  date: IsoDate;
  minutes: number;
  type: EntryType;
  projectId?: string;
  taskId?: string;
  description?: string;
  externalComment?: string;
};

/** What a line is entered on. */
export type Target = Pick<Line, 'type' | 'projectId' | 'taskId'>;

/** Named one by one, which the compiler holds to be all of them. */
const fields = Object.keys({
  date: true,
  minutes: true,
  type: true,
  projectId: true,
  taskId: true,
  description: true,
  externalComment: true,
} satisfies Record<keyof Omit<Line, 'id'>, true>) as (keyof Omit<Line, 'id'>)[];

/** The part of an entry that a person can change. */
export function lineOf(entry: Line): Line {
  const line: Line = { id: entry.id, date: entry.date, minutes: entry.minutes, type: entry.type };
  for (const field of ['projectId', 'taskId', 'description', 'externalComment'] as const) {
    const value = entry[field];
    if (value !== undefined) line[field] = value;
  }
  return line;
}

export function changedFields(before: Line, after: Line): (keyof Omit<Line, 'id'>)[] {
  return fields.filter(field => before[field] !== after[field]);
}

export function sameLine(a: Line | undefined, b: Line | undefined): boolean {
  if (!a || !b) return a === b;
  return changedFields(a, b).length === 0;
}

/** Lines of one target make one row. */
export function targetKey({ type, projectId, taskId }: Target): string {
  return `${type}|${projectId ?? ''}|${taskId ?? ''}`;
}

/** The same line on another target; leave is nobody's project. */
export function onTarget(line: Line, { type, projectId, taskId }: Target): Line {
  const { projectId: _, taskId: __, ...rest } = line;
  return {
    ...rest,
    type,
    ...(projectId !== undefined && { projectId }),
    ...(taskId !== undefined && { taskId }),
  };
}

export function byId(lines: readonly Line[]): Map<string, Line> {
  return new Map(lines.map(line => [line.id, line]));
}
