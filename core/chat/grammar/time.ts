import { type Entry, isOpen } from '../../entry.ts';
import type { Change } from '../../intent.ts';
import type { IsoDate } from '../../week.ts';
import type { ChatContext } from '../context.ts';
import type { Target } from '../targets.ts';
import type { Understood } from '../understood.ts';

/** A line with so many minutes less; one of which nothing is left goes. */
export function less(line: Entry, minutes: number): Change {
  if (minutes >= line.minutes) return { op: 'delete', entryId: line.id };
  return { op: 'change', entryId: line.id, minutes: line.minutes - minutes };
}

/** The open line that more time on this project and day would belong to, if there is just one. */
export function lineFor(
  { entries }: ChatContext,
  date: IsoDate,
  { projectId, taskId }: Target,
): Entry | undefined {
  const lines = entries.filter(
    entry =>
      isOpen(entry.status) &&
      entry.type === 'work' &&
      entry.date === date &&
      entry.projectId === projectId &&
      (taskId === undefined || entry.taskId === taskId),
  );
  return lines.length === 1 ? lines[0] : undefined;
}

/** Time on a project and day: more of the line that is there, or a new one. */
export function addTo(context: ChatContext, date: IsoDate, target: Target, minutes: number): Change {
  const line = lineFor(context, date, target);
  if (line) return { op: 'change', entryId: line.id, minutes: line.minutes + minutes };
  const { projectId, taskId } = target;
  return { op: 'add', date, minutes, projectId, ...(taskId !== undefined && { taskId }) };
}

export function moreThanThere(text: string, { minutes, date }: Entry): Understood {
  return { kind: 'notUnderstood', reason: { code: 'moreThanThere', text, minutes, date } };
}
