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
  const rows = rowsByTarget(history);
  const own = ownCounts(history, rows, workingHours);
  const lines = Math.log(Math.max(1, history[0]?.work.length ?? 1));
  return ({ key, minutes }, day) => {
    const step = stepOf(weeksInARow(minutes[day] ?? 0, day, rows.get(key), 0, history.length));
    const prior = everybody[step] as number;
    const { kept, lines: seen } = own[step] as Kept;
    const blended = (kept + everybodysLines * prior) / (seen + everybodysLines);
    const score =
      weights.base + weights.everybody * logit(prior) + weights.own * logit(blended) + weights.lines * lines;
    return twoDecimals(1 / (1 + Math.exp(-score)));
  };
}

/** What each week of the history holds of one target, by the week's place in it. */
type Rows = readonly (readonly number[] | undefined)[];

/** Every target once, so that the many questions below are look-ups by place. */
function rowsByTarget(history: readonly Earlier[]): ReadonlyMap<string, Rows> {
  const rows = new Map<string, (readonly number[] | undefined)[]>();
  for (const [place, { work }] of history.entries()) {
    for (const { key, minutes } of work) {
      const known = rows.get(key) ?? new Array(history.length).fill(undefined);
      known[place] = minutes;
      rows.set(key, known);
    }
  }
  return rows;
}

/** Drafts each earlier week from the one before it, and counts what was kept by weeks in a row. */
function ownCounts(
  history: readonly Earlier[],
  rows: ReadonlyMap<string, Rows>,
  workingHours: readonly number[],
): Kept[] {
  const counts = everybody.map((): Kept => ({ kept: 0, lines: 0 }));
  let weight = 1;
  for (let base = 1; base < history.length; base += 1) {
    for (const repeated of repeatWeek(history[base] as Earlier, workingHours))
      count(repeated, rows.get(repeated.key), base, history.length, weight, counts);
    weight *= discount;
  }
  return counts;
}

/** A line counts once, however many days it has. The week that it was a draft of comes before its base. */
function count(
  { minutes }: Repeated,
  rows: Rows | undefined,
  base: number,
  weeks: number,
  weight: number,
  counts: readonly Kept[],
): void {
  let days = 0;
  for (const onDay of minutes) if (onDay > 0) days += 1;
  const share = weight / Math.max(1, days);
  for (let day = 0; day < minutes.length; day += 1) {
    const drafted = minutes[day] as number;
    if (drafted <= 0) continue;
    const into = counts[stepOf(weeksInARow(drafted, day, rows, base, weeks))] as Kept;
    into.lines += share;
    if (isSame(drafted, rows?.[base - 1]?.[day])) into.kept += share;
  }
}

/** For how many weeks in a row, of the eight from `from` on, the day has held what is drafted. */
function weeksInARow(
  drafted: number,
  day: number,
  rows: Rows | undefined,
  from: number,
  weeks: number,
): number {
  const most = Math.min(8, weeks - from);
  for (let count = 0; count < most; count += 1) {
    if (!isSame(drafted, rows?.[from + count]?.[day])) return count;
  }
  return most;
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
