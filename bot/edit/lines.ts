import { type Entry, type EntryType, isAway } from '../../core/entry.ts';
import type { Change } from '../../core/intent.ts';
import type { IsoDate } from '../../core/week.ts';

/** A line of a week while it is being edited. Whole minutes; zero takes it away. */
export type Line = {
  /** The entry's id; `new-0`, `new-1`, … for lines that are not in the week yet. */
  key: string;
  date: IsoDate;
  minutes: number;
  type: EntryType;
  projectId?: string;
  taskId?: string;
  /** Empty for none. */
  comment: string;
};

/** Where time goes: a project, or a task of one. */
export type Target = { projectId: string; taskId?: string };

/** An entry as a line; `comment` is what people are shown of it. */
export function lineOf(
  { id, date, minutes, type, projectId, taskId }: Entry,
  comment: string | undefined,
): Line {
  return {
    ...{ key: id, date, minutes, type, comment: comment ?? '' },
    ...(projectId !== undefined && { projectId }),
    ...(taskId !== undefined && { taskId }),
  };
}

/** The lines as changes leave them. What is deleted stays, without hours, so that it can be brought back. */
export function applied(lines: readonly Line[], changes: readonly Change[]): Line[] {
  const made = new Map(lines.map(line => [line.key, line]));
  for (const change of changes) {
    if (change.op === 'add') {
      const { op: _, externalComment = '', description: __, type = 'work', ...rest } = change;
      const key = newKey([...made.values()]);
      made.set(key, { ...rest, type, key, comment: externalComment });
      continue;
    }
    const line = made.get(change.entryId);
    if (!line) continue;
    made.set(line.key, change.op === 'delete' ? { ...line, minutes: 0 } : changedLine(line, change));
  }
  return [...made.values()];
}

function changedLine(line: Line, change: Extract<Change, { op: 'change' }>): Line {
  const { op: _, entryId: __, externalComment, description: ___, ...fields } = change;
  const { taskId, ...rest } = line;
  const keepsTask = taskId !== undefined && (fields.projectId ?? line.projectId) === line.projectId;
  return {
    ...{ ...rest, ...(keepsTask && { taskId }), ...fields },
    ...(externalComment !== undefined && { comment: externalComment }),
  };
}

/** What makes `after` of `before`: at most one change of each line, then what is new. */
export function changesBetween(before: readonly Line[], after: readonly Line[]): Change[] {
  const known = new Map(before.map(line => [line.key, line]));
  const changes = after.flatMap(line => {
    const earlier = known.get(line.key);
    return earlier ? changesOf(earlier, line) : [];
  });
  const added = after.filter(({ key, minutes }) => !known.has(key) && minutes > 0).map(addition);
  return [...changes, ...added];
}

function changesOf(before: Line, after: Line): Change[] {
  const { key: entryId, minutes, date, type } = after;
  if (minutes === 0) return [{ op: 'delete', entryId }];
  if (losesSomething(before, after)) return [{ op: 'delete', entryId }, addition(after)];
  const place = isSamePlace(before, after) ? {} : placeOf(after);
  const set = {
    ...(minutes !== before.minutes && { minutes }),
    ...(date !== before.date && { date }),
    ...(type !== before.type && { type }),
    ...place,
    ...(after.comment !== before.comment && { externalComment: after.comment }),
  };
  return Object.keys(set).length === 0 ? [] : [{ op: 'change', entryId, ...set }];
}

/** A change sets fields and takes none away: without its comment or task, the line is another one. */
function losesSomething(before: Line, after: Line): boolean {
  const task =
    before.taskId !== undefined && after.taskId === undefined && before.projectId === after.projectId;
  return task || (before.comment !== '' && after.comment === '');
}

function addition(line: Line): Change {
  const { date, minutes, type, comment } = line;
  return {
    ...{ op: 'add', date, minutes },
    ...(type !== 'work' && { type }),
    ...placeOf(line),
    ...(comment !== '' && { externalComment: comment }),
  };
}

function placeOf({ projectId, taskId }: Line): Partial<Target> {
  return { ...(projectId !== undefined && { projectId }), ...(taskId !== undefined && { taskId }) };
}

function isSamePlace(a: Line, b: Line): boolean {
  return a.projectId === b.projectId && a.taskId === b.taskId;
}

/** Moves a line to another day or place; some of its minutes only is splitting it. */
export function moved(
  lines: readonly Line[],
  line: Line,
  { minutes, date = line.date, target }: { minutes: number; date?: IsoDate; target?: Target },
): Line[] {
  const there = landed(line, date, target);
  // Time that comes to a line of the same kind is added to it, as in the chat.
  const same = lines.find(
    each => each.key !== line.key && isWork(each) && isSamePlace(each, there) && each.date === date,
  );
  if (minutes === line.minutes && !same)
    return lines.map(each => (each.key === line.key ? { ...there, key: line.key, minutes } : each));
  const left = lines.map(each =>
    each.key === line.key ? { ...each, minutes: line.minutes - minutes } : each,
  );
  if (same)
    return left.map(each => (each.key === same.key ? { ...each, minutes: each.minutes + minutes } : each));
  return [...left, { ...there, key: newKey(lines), minutes }];
}

function isWork({ type, minutes }: Line): boolean {
  return type === 'work' && minutes > 0;
}

/** Leave that goes to a project is no leave any more. */
function landed(line: Line, date: IsoDate, target: Target | undefined): Line {
  if (!target) return { ...line, date };
  const { projectId: _, taskId: __, ...rest } = line;
  return { ...rest, date, ...target, type: isAway(line.type) ? 'work' : line.type };
}

export function newKey(lines: readonly Line[]): string {
  return `new-${lines.filter(({ key }) => key.startsWith('new-')).length}`;
}
