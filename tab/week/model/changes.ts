import type { Change } from '../../../core/intent.ts';
import type { WeekId } from '../../../core/week.ts';
import { byId, changedFields, type Line } from './line.ts';

/** The changes of one correction, and what they are about. */
export type Request = {
  changes: Change[];
  /** Lines that are new, with the ids that the run will give them. */
  newIds: Record<string, string>;
  /** Every line that the changes touch. */
  touched: string[];
};

/** At most this many lines go in one correction: a batch of the store has room for 97 operations. */
const linesMax = 40;

/**
 * What has to be asked for so that the stored lines become the wanted ones. Later changes build on earlier ones, so time
 * is taken away before it is added. `entryIds` says which entry a line is, where the two ids differ.
 */
export function changesBetween(
  base: readonly Line[],
  wanted: readonly Line[],
  {
    week,
    runId,
    entryIds,
    max = linesMax,
  }: {
    week: WeekId;
    runId: string;
    entryIds: Readonly<Record<string, string>>;
    max?: number;
  },
): Request {
  const steps = differences(base, wanted).slice(0, max);
  const made = steps.map(step => ({ ...step, changes: changesOf(step, entryIds[step.id] ?? step.id) }));
  const changes: Change[] = [];
  const newIds: Record<string, string> = {};
  for (const { id, changes: own } of made) {
    for (const change of own) {
      if (change.op === 'add') newIds[id] = `entry:${week}:${runId}:${changes.length}`;
      changes.push(change);
    }
  }
  return { changes, newIds, touched: steps.map(({ id }) => id) };
}

type Step = { id: string; before?: Line; after?: Line };

/** Less time first, so that a day that is moved about is not over its maximum on the way. */
export function differences(base: readonly Line[], wanted: readonly Line[]): Step[] {
  const [old, next] = [byId(base), byId(wanted)];
  const steps = [...new Set([...old.keys(), ...next.keys()])].map((id): Step => {
    const [before, after] = [old.get(id), next.get(id)];
    return { id, ...(before && { before }), ...(after && { after }) };
  });
  const different = steps.filter(
    ({ before, after }) => !before || !after || changedFields(before, after).length > 0,
  );
  return different.sort((a, b) => growth(a) - growth(b));
}

function growth({ before, after }: Step): number {
  return (after?.minutes ?? 0) - (before?.minutes ?? 0);
}

function changesOf({ before, after }: Step, entryId: string): Change[] {
  if (!after) return [{ op: 'delete', entryId }];
  if (!before) return [added(after)];
  const changed = changedFields(before, after);
  // What a change leaves out stays as it is, and only texts can be emptied: else the line is made anew.
  const emptied = changed.some(
    field => after[field] === undefined && !isText(field) && !fallsAway(field, before, after),
  );
  if (emptied) return [{ op: 'delete', entryId }, added(after)];
  const set = Object.fromEntries(
    changed
      .filter(field => after[field] !== undefined || isText(field))
      .map(field => [field, after[field] ?? '']),
  );
  return [{ op: 'change', entryId, ...set }];
}

function isText(field: string): boolean {
  return field === 'description' || field === 'externalComment';
}

/** Another project takes the task with it, and leave takes both. */
function fallsAway(field: string, before: Line, after: Line): boolean {
  const away = after.type === 'absence' || after.type === 'vacation';
  if (field === 'taskId') return away || before.projectId !== after.projectId;
  return field === 'projectId' && away;
}

function added({ id: _, ...fields }: Line): Change {
  return { op: 'add', ...fields };
}
