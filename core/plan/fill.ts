import { type Entry, entryKey } from '../entry.ts';
import type { PlanSource } from '../profile.ts';
import type { PlanDay } from './days.ts';
import { type Asked, agree, compareTargets, type Line, twoDecimals, type Want } from './line.ts';

/**
 * A line of one day in the making, its minutes not rounded yet. A day has a handful, so they are kept in a plain list.
 * `spare` is what is left of its minutes to cover what the source at hand asks for.
 */
type Part = { line: Line; spare: number };

/**
 * Weighs the sources against each other, the most trusted first. What an earlier source already covers is not asked
 * for again: the later one is cited as a second witness and tops up the difference, as far as the day has room.
 */
export function fillDays(
  days: readonly PlanDay[],
  asked: readonly Asked[],
  dismissed: ReadonlySet<string>,
  limitOf: (source: PlanSource, day: PlanDay) => number,
): Line[][] {
  return days.map(day => {
    const filled: Part[] = [];
    for (const { source, wants } of asked) {
      const wanted = partsOf(wants, day, dismissed);
      if (wanted.length > 0) addSource(filled, wanted, limitOf(source, day));
    }
    return filled.map(part => part.line).sort(compareTargets);
  });
}

/** The wants of one source for one day, one part per target, without those that the person has settled. */
function partsOf(wants: readonly Want[], day: PlanDay, dismissed: ReadonlySet<string>): Part[] {
  const parts: Part[] = [];
  for (const want of wants) {
    if (want.day !== day.index) continue;
    const line = lineOf(want, day);
    if (isDismissed(dismissed, line) || isSettled(day.fixed, line)) continue;
    const same = partOf(parts, line);
    if (same) join(same.line, line);
    else parts.push({ line, spare: 0 });
  }
  return parts;
}

/** The part for the same type, project and task; the day is the same for all. */
function partOf(parts: readonly Part[], { projectId, taskId, type }: Line): Part | undefined {
  return parts.find(
    ({ line }) => line.projectId === projectId && line.taskId === taskId && line.type === type,
  );
}

function isDismissed(dismissed: ReadonlySet<string>, line: Line): boolean {
  return dismissed.size > 0 && dismissed.has(entryKey(line));
}

function lineOf(
  { projectId, taskId, type = 'work', minutes, source, confidence, citations, reason }: Want,
  day: PlanDay,
): Line {
  const evidence = { citations: [...citations], confidence: twoDecimals(confidence), reason, source };
  const line: Line = { date: day.date, evidence, minutes, type };
  if (projectId !== undefined) line.projectId = projectId;
  if (taskId !== undefined) line.taskId = taskId;
  return line;
}

/** Where a person has entered time on a project and day, the agent has nothing to add. */
function isSettled(fixed: readonly Entry[], line: Line): boolean {
  return fixed.length > 0 && fixed.some(entry => overlaps(entry, line));
}

type Claim = Pick<Line, 'type' | 'projectId' | 'taskId'>;

/** Same type and project, and the same task or one of the two without. */
function overlaps(a: Claim, b: Claim): boolean {
  if (a.projectId !== b.projectId || a.type !== b.type) return false;
  return a.taskId === undefined || b.taskId === undefined || a.taskId === b.taskId;
}

/** Two sightings by one source of the same work add up; the confidence is that of the surer minutes on average. */
function join(into: Line, more: Line): void {
  const minutes = into.minutes + more.minutes;
  const weighted = into.evidence.confidence * into.minutes + more.evidence.confidence * more.minutes;
  into.evidence.confidence = twoDecimals(weighted / minutes);
  into.minutes = minutes;
  cite(into, more);
}

function cite({ evidence: { citations } }: Line, witness: Line): void {
  for (const id of witness.evidence.citations) if (!citations.includes(id)) citations.push(id);
}

function addSource(filled: Part[], wanted: readonly Part[], limit: number): void {
  let room = limit;
  for (const part of filled) {
    part.spare = part.line.minutes;
    room -= part.line.minutes;
  }
  let needed = 0;
  for (const { line } of wanted) needed += leaveUncovered(filled, line);
  if (needed === 0 || room <= 0) return;
  const scale = Math.min(1, room / needed);
  for (const part of wanted) {
    if (part.line.minutes === 0) continue;
    part.line.minutes *= scale;
    const same = partOf(filled, part.line);
    if (same) topUp(same.line, part.line);
    else filled.push(part);
  }
}

/**
 * Leaves of a wanted line what the parts so far do not cover, and tells how much that is; those that cover it gain a
 * witness. A minute covers one wanted line only, so what is spent is no longer spare.
 */
function leaveUncovered(filled: readonly Part[], wanted: Line): number {
  for (const part of filled) {
    const { line } = part;
    if (!overlaps(line, wanted)) continue;
    const covered = Math.min(wanted.minutes, part.spare);
    wanted.minutes -= covered;
    part.spare -= covered;
    line.evidence.confidence = agree(line.evidence.confidence, wanted.evidence.confidence);
    cite(line, wanted);
  }
  return wanted.minutes;
}

/** The reason that people read is that of the source which most of the minutes rest on. */
function topUp(line: Line, more: Line): void {
  const { source, reason } = more.evidence;
  if (more.minutes > line.minutes) line.evidence = { ...line.evidence, source, reason };
  line.minutes += more.minutes;
}
