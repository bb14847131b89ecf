import { type Cells, type Person, total } from './log.ts';

/** A rule to compare with: drafts one week of a person from the weeks before it. */
export type Rule = (person: Person, week: number) => Cells;

const noCells: Cells = new Map();

export const copyLastWeek: Rule = ({ weeks }, week) => weeks.get(week - 1)?.cells ?? noCells;

/** The mean of those of the last `count` weeks in which anything was logged. */
export function meanOf(count: number): Rule {
  return decaying(count, 1);
}

/** A mean in which each week weighs `factor` of the one after it. */
export function decaying(count: number, factor: number): Rule {
  return ({ weeks }, week) => {
    const sums = new Map<string, number>();
    let weights = 0;
    for (let back = 1; back <= count; back += 1) {
      const logged = weeks.get(week - back);
      if (!logged) continue;
      const weight = factor ** (back - 1);
      weights += weight;
      for (const [cell, minutes] of logged.cells) sums.set(cell, (sums.get(cell) ?? 0) + minutes * weight);
    }
    return new Map([...sums].map(([cell, minutes]) => [cell, minutes / weights]));
  };
}

/** The newest week but one, or last week when there is none. */
export const copyWeekBefore: Rule = (person, week) => {
  for (let back = 2; back <= 8; back += 1) {
    const logged = person.weeks.get(week - back);
    if (logged) return logged.cells;
  }
  return copyLastWeek(person, week);
};

/**
 * Knows which projects the week has, and nothing of their hours: those of last week, else of a mean of eight weeks, else
 * an even share, brought to last week's total. No draft can know this; it bounds what knowing the projects is worth.
 */
export const knowsProjects: Rule = (person, week) => {
  const logged = person.weeks.get(week)?.cells ?? noCells;
  const last = copyLastWeek(person, week);
  const mean = meanOf(8)(person, week);
  const lastTotal = total(last.values());
  const guessed = [...logged.keys()].map((cell): [string, number] => [
    cell,
    last.get(cell) ?? mean.get(cell) ?? lastTotal / logged.size,
  ]);
  const all = total(guessed.map(([, minutes]) => minutes));
  return new Map(guessed.map(([cell, minutes]) => [cell, (minutes * lastTotal) / all]));
};
