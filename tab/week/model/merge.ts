import { byId, changedFields, type Line, sameLine, targetKey } from './line.ts';

/** A line that the person and somebody else have changed at once. Absent: not there, or taken away. */
export type Conflict = { id: string; before?: Line; mine?: Line; theirs?: Line };

export type Merged = {
  /** What the person wants of the week as it is now, as far as it is clear. */
  wanted: Line[];
  /** What is not clear: the line is as the others have it until the person chooses. */
  conflicts: Conflict[];
};

/**
 * Puts a person's edits onto a week that has moved on. `before` is what they were made on, `mine` what they made of it,
 * `theirs` the week as it is now. What only one side has changed is as that side has it.
 */
export function merge(before: readonly Line[], mine: readonly Line[], theirs: readonly Line[]): Merged {
  const [old, own, other] = [byId(before), byId(mine), byId(theirs)];
  const wanted: Line[] = [];
  const conflicts: Conflict[] = [];
  const rivals = new Map(theirs.filter(({ id }) => !old.has(id)).map(line => [placeKey(line), line]));
  for (const id of new Set([...old.keys(), ...own.keys(), ...other.keys()])) {
    const sides = { before: old.get(id), mine: own.get(id), theirs: other.get(id) };
    const merged = mergeLine(sides, rivals);
    if (merged.line) wanted.push(merged.line);
    if (merged.conflict) conflicts.push({ id, ...merged.conflict });
  }
  return { wanted, conflicts };
}

type Sides = { before: Line | undefined; mine: Line | undefined; theirs: Line | undefined };
type MergedLine = { line: Line | undefined; conflict?: Omit<Conflict, 'id'> };

function mergeLine({ before, mine, theirs }: Sides, rivals: ReadonlyMap<string, Line>): MergedLine {
  if (sameLine(before, mine) || sameLine(mine, theirs)) return { line: theirs };
  if (!before && mine && !theirs) return addedBeside(mine, rivals.get(placeKey(mine)));
  if (sameLine(before, theirs)) return { line: mine };
  const both = before && mine && theirs && mergeParts(before, mine, theirs);
  if (both) return { line: both };
  return {
    line: theirs,
    conflict: { ...(before && { before }), ...(mine && { mine }), ...(theirs && { theirs }) },
  };
}

/** Both sides have added a line for the same time: one is enough if they say the same. */
function addedBeside(mine: Line, rival: Line | undefined): MergedLine {
  if (!rival) return { line: mine };
  if (rival.minutes === mine.minutes) return { line: undefined };
  return { line: undefined, conflict: { mine, theirs: rival } };
}

const parts: readonly (readonly (keyof Omit<Line, 'id'>)[])[] = [
  ['date', 'minutes', 'type', 'projectId', 'taskId'],
  ['description', 'externalComment'],
];

/** Words and hours of one line do not get in each other's way. Undefined when both sides have changed the same part. */
function mergeParts(before: Line, mine: Line, theirs: Line): Line | undefined {
  const [own, other] = [changedFields(before, mine), changedFields(before, theirs)];
  const clash = parts.some(
    part => part.some(field => own.includes(field)) && part.some(field => other.includes(field)),
  );
  if (clash) return undefined;
  const merged: Record<string, unknown> = { ...theirs };
  for (const field of own) {
    if (mine[field] === undefined) delete merged[field];
    else merged[field] = mine[field];
  }
  return merged as Line;
}

function placeKey(line: Line): string {
  return `${line.date}|${targetKey(line)}`;
}
