import { compareText, type Entry, entryKey, totalMinutes } from '../entry.ts';
import type { PlanSource } from '../profile.ts';
import type { PlanDay } from './days.ts';
import { agree, type Line, targetOf, twoDecimals, type Want } from './line.ts';

/** Lines of one day in the making, by key, with minutes that are not rounded yet. */
type Filling = { day: PlanDay; lines: Map<string, Line> };

type Keyed = [key: string, line: Line];

/**
 * Weighs the sources against each other, the most trusted first. What an earlier source already covers is not asked
 * for again: the later one is cited as a second witness and tops up the difference, as far as the day has room.
 */
export function fillDays(
  days: readonly PlanDay[],
  asked: readonly { source: PlanSource; wants: readonly Want[] }[],
  dismissed: ReadonlySet<string>,
  limitOf: (source: PlanSource, day: PlanDay) => number,
): Line[][] {
  return days.map(day => {
    const filling: Filling = { day, lines: new Map() };
    for (const { source, wants } of asked) {
      addSource(filling, ofDay(wants, day, dismissed), limitOf(source, day));
    }
    return inOrder(filling.lines).map(([_, line]) => line);
  });
}

/** The wants of one source for one day as lines, one per key, without those that the person has settled. */
function ofDay(wants: readonly Want[], day: PlanDay, dismissed: ReadonlySet<string>): Keyed[] {
  const lines = new Map<string, Line>();
  for (const want of wants) {
    if (want.day !== day.index) continue;
    const line = lineOf(want, day);
    const key = entryKey(line);
    if (dismissed.has(key) || day.fixed.some(entry => settles(entry, line))) continue;
    const same = lines.get(key);
    if (same) join(same, line);
    else lines.set(key, line);
  }
  return inOrder(lines);
}

function lineOf(want: Want, day: PlanDay): Line {
  const { source, confidence, citations, reason } = want;
  return {
    ...targetOf(want),
    date: day.date,
    minutes: want.minutes,
    type: 'work',
    evidence: { source, confidence: twoDecimals(confidence), citations: [...citations], reason },
  };
}

/** Where a person has entered time on a project and day, the agent has nothing to add. */
function settles(entry: Entry, line: Line): boolean {
  return entry.type === line.type && overlaps(entry, line);
}

/** Same project, and the same task or one of the two without. */
function overlaps(a: Pick<Line, 'projectId' | 'taskId'>, b: Pick<Line, 'projectId' | 'taskId'>): boolean {
  if (a.projectId !== b.projectId) return false;
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

function cite(line: Line, witness: Line): void {
  line.evidence.citations = [...new Set([...line.evidence.citations, ...witness.evidence.citations])];
}

/** By key, so that nothing depends on the order in which sources name their projects. */
function inOrder(lines: ReadonlyMap<string, Line>): Keyed[] {
  return [...lines].sort(([a], [b]) => compareText(a, b));
}

function addSource(filling: Filling, wanted: readonly Keyed[], limit: number): void {
  const spare = new Map([...filling.lines.values()].map(line => [line, line.minutes]));
  const needs = wanted.map(([key, line]): Keyed => [key, uncovered(spare, line)]);
  const needed = needs.reduce((sum, [, line]) => sum + line.minutes, 0);
  const room = Math.max(0, limit - totalMinutes([...filling.lines.values()]));
  if (needed === 0 || room === 0) return;
  const scale = Math.min(1, room / needed);
  for (const [key, line] of needs) {
    if (line.minutes === 0) continue;
    line.minutes *= scale;
    const same = filling.lines.get(key);
    if (same) topUp(same, line);
    else filling.lines.set(key, line);
  }
}

/** The reason that people read is that of the source which most of the minutes rest on. */
function topUp(line: Line, more: Line): void {
  const { source, reason } = more.evidence;
  if (more.minutes > line.minutes) line.evidence = { ...line.evidence, source, reason };
  line.minutes += more.minutes;
}

/**
 * What the lines so far leave open of a wanted line; those that cover it gain a witness. A minute covers one wanted
 * line only, so what is spent is taken from `spare`.
 */
function uncovered(spare: Map<Line, number>, wanted: Line): Line {
  let minutes = wanted.minutes;
  for (const [line, left] of spare) {
    if (!overlaps(line, wanted)) continue;
    const covered = Math.min(minutes, left);
    minutes -= covered;
    spare.set(line, left - covered);
    line.evidence.confidence = agree(line.evidence.confidence, wanted.evidence.confidence);
    cite(line, wanted);
  }
  return { ...wanted, minutes };
}
