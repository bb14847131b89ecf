import type { Earlier } from './earlier.ts';
import { twoDecimals } from './line.ts';
import { type Repeated, repeatWeek } from './repeat.ts';

/** Drafted and logged minutes that differ by no more are the same: a week's minutes may not divide by its days. */
const toleranceMinutes = 1;

/** What became of a week's lines counts by so much less than what became of those a week later. */
const discount = 0.9;

/** As many lines of everybody as the person's own are weighed against. */
const everybodysLines = 2;

/**
 * How often people keep a drafted line exactly, by how many weeks in a row it has been the same: nought (leave was
 * given back), one, two, three, four to seven, eight or more. From the first 60 % of the weeks of a public log
 * (docs/decisions/0011-habits.md).
 */
const everybody = [0.085, 0.187, 0.45, 0.45, 0.6, 0.99] as const;

/** Logistic regression on the same weeks. A week of many lines is less likely to come again as it was. */
const weights = { base: 0.99, everybody: 0.34, own: 0.49, lines: -1.34 } as const;

type Kept = { kept: number; lines: number };

export type ConfidenceOf = (repeated: Repeated, day: number) => number;

/** How sure a repeated line is on one day, from what became of this person's earlier weeks. `history` is newest first. */
export function keptBefore(history: readonly Earlier[], workingHours: readonly number[]): ConfidenceOf {
  const weeks = history.map(week => minutesByTarget(week));
  const own = ownCounts(history, weeks, workingHours);
  const lines = Math.log(Math.max(1, history[0]?.work.length ?? 1));
  return (repeated, day) => {
    const step = stepOf(weeksInARow(repeated.minutes[day] ?? 0, day, rowsOf(repeated, weeks, 0)));
    const prior = everybody[step] as number;
    const { kept, lines: seen } = own[step] as Kept;
    const blended = (kept + everybodysLines * prior) / (seen + everybodysLines);
    const score =
      weights.base + weights.everybody * logit(prior) + weights.own * logit(blended) + weights.lines * lines;
    return twoDecimals(1 / (1 + Math.exp(-score)));
  };
}

type ByTarget = ReadonlyMap<string, readonly number[]>;

function minutesByTarget({ work }: Earlier): ByTarget {
  return new Map(work.map(line => [keyOf(line), line.minutes]));
}

function keyOf({ projectId = '', taskId = '' }: Repeated['line']): string {
  return `${projectId}|${taskId}`;
}

/** Drafts each earlier week from the one before it, and counts what was kept by weeks in a row. */
function ownCounts(
  history: readonly Earlier[],
  weeks: readonly ByTarget[],
  workingHours: readonly number[],
): Kept[] {
  const counts = everybody.map((): Kept => ({ kept: 0, lines: 0 }));
  let weight = 1;
  for (const [index, base] of history.slice(1).entries()) {
    const next = weeks[index] as ByTarget;
    for (const repeated of repeatWeek(base, workingHours))
      count(repeated, next, weeks, index + 1, weight, counts);
    weight *= discount;
  }
  return counts;
}

/** A line counts once, however many days it has. */
function count(
  repeated: Repeated,
  next: ByTarget,
  weeks: readonly ByTarget[],
  from: number,
  weight: number,
  counts: readonly Kept[],
): void {
  const share = weight / Math.max(1, repeated.minutes.filter(minutes => minutes > 0).length);
  const logged = next.get(keyOf(repeated.line));
  const rows = rowsOf(repeated, weeks, from);
  for (const [day, minutes] of repeated.minutes.entries()) {
    if (minutes <= 0) continue;
    const into = counts[stepOf(weeksInARow(minutes, day, rows))] as Kept;
    into.lines += share;
    if (isSame(minutes, logged?.[day])) into.kept += share;
  }
}

type Rows = readonly (readonly number[] | undefined)[];

/** What eight weeks, going back from `from`, hold of the same target. */
function rowsOf({ line }: Repeated, weeks: readonly ByTarget[], from: number): Rows {
  const key = keyOf(line);
  return weeks.slice(from, from + 8).map(week => week.get(key));
}

/** For how many weeks in a row, the newest first, the day has held what is drafted. */
function weeksInARow(drafted: number, day: number, rows: Rows): number {
  const end = rows.findIndex(row => !isSame(drafted, row?.[day]));
  return end === -1 ? rows.length : end;
}

function isSame(drafted: number, logged: number | undefined): boolean {
  return Math.abs(drafted - (logged ?? 0)) <= toleranceMinutes;
}

function stepOf(weeksInARow: number): number {
  if (weeksInARow < 4) return weeksInARow;
  return weeksInARow < 8 ? 4 : 5;
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}
