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

/** Time on a project and day: more of the line that is there, or a new one. */
export function addTo(
  { entries }: ChatContext,
  date: IsoDate,
  { projectId, taskId }: Target,
  minutes: number,
): Change {
  const same = entries.find(
    entry =>
      isOpen(entry.status) &&
      entry.type === 'work' &&
      entry.date === date &&
      entry.projectId === projectId &&
      entry.taskId === taskId,
  );
  if (same) return { op: 'change', entryId: same.id, minutes: same.minutes + minutes };
  return { op: 'add', date, minutes, projectId, ...(taskId !== undefined && { taskId }) };
}

export function moreThanThere(text: string, { minutes, date }: Entry): Understood {
  return { kind: 'notUnderstood', reason: { code: 'moreThanThere', text, minutes, date } };
}
