import { findingsIn, type LabelledWeek } from './labelled-week.ts';

export type RuleScore = {
  weeks: number;
  expected: number;
  precision: number;
  recall: number;
  /** Weeks in which something was found that should not be, or not found that should. */
  wrong: { name: string; missing: string[]; surplus: string[] }[];
};

/** Precision and recall of the rules over labelled weeks, finding by finding. */
export function scoreRules(weeks: readonly LabelledWeek[], find = findingsIn): RuleScore {
  const judged = weeks.map(week => {
    const found = find(week);
    return {
      name: week.name,
      found: found.length,
      missing: without(week.expects, found),
      surplus: without(found, week.expects),
    };
  });
  const sum = (of: (week: (typeof judged)[number]) => number) =>
    judged.reduce((total, week) => total + of(week), 0);
  const found = sum(week => week.found);
  const right = found - sum(({ surplus }) => surplus.length);
  const expected = weeks.reduce((total, week) => total + week.expects.length, 0);
  return {
    weeks: weeks.length,
    expected,
    precision: right / found,
    recall: right / expected,
    wrong: judged.filter(({ missing, surplus }) => missing.length + surplus.length > 0),
  };
}

/** What is left of a list when each of the others has taken one of its kind away. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const left = [...list];
  for (const other of others) {
    const at = left.indexOf(other);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}
