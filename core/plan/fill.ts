import { compareText, type Entry, entryKey } from '../entry.ts';
import type { PlanSource } from '../profile.ts';
import type { PlanDay } from './days.ts';
import { agree, type Line, twoDecimals, type Want } from './line.ts';

/** Lines of one day in the making, by key, with minutes that are not rounded yet. */
type Filling = { day: PlanDay; lines: Map<string, Line> };

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
    return [...filling.lines.values()].sort((a, b) => compareText(entryKey(a), entryKey(b)));
  });
}

/** The wants of one source for one day as lines, one per key, without those that the person has settled. */
function ofDay(wants: readonly Want[], day: PlanDay, dismissed: ReadonlySet<string>): Line[] {
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
  return [...lines.values()];
}

function lineOf(want: Want, day: PlanDay): Line {
  const { source, confidence, citations, reason } = want;
  return {
    date: day.date,
    minutes: want.minutes,
    type: 'work',
    ...(want.projectId !== undefined && { projectId: want.projectId }),
    ...(want.taskId !== undefined && { taskId: want.taskId }),
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

function addSource(filling: Filling, wanted: readonly Line[], limit: number): void {
  const needs = wanted.map(line => uncovered(filling, line)).filter(line => line.minutes > 0);
  const needed = needs.reduce((sum, line) => sum + line.minutes, 0);
  const used = [...filling.lines.values()].reduce((sum, line) => sum + line.minutes, 0);
  const room = Math.max(0, limit - used);
  if (room === 0) return;
  const scale = Math.min(1, room / needed);
  for (const line of needs) {
    line.minutes *= scale;
    const key = entryKey(line);
    const same = filling.lines.get(key);
    if (same) same.minutes += line.minutes;
    else filling.lines.set(key, line);
  }
}

/** What the lines so far leave open of a wanted line; those that cover it gain a witness. */
function uncovered(filling: Filling, wanted: Line): Line {
  let covered = 0;
  for (const line of filling.lines.values()) {
    if (!overlaps(line, wanted)) continue;
    covered += line.minutes;
    line.evidence.confidence = agree(line.evidence.confidence, wanted.evidence.confidence);
    cite(line, wanted);
  }
  return { ...wanted, minutes: Math.max(0, wanted.minutes - covered) };
}
