import { describe, expect, test } from '@jest/globals';
import { type History, historyOf } from '../../../bench/backtest/log.ts';
import { plannerOf } from '../../../bench/backtest/planner.ts';
import { copyLastWeek, knowsProjects, meanOf, type Rule } from '../../../bench/backtest/rules.ts';
import { backtest, judge, names, scoreAll } from '../../../bench/backtest/run.ts';
import { add, f1Of, nothing } from '../../../bench/backtest/score.ts';
import type { WeekId } from '../../../core/week.ts';
import { spread } from '../../../local/import/tock/log.ts';

const weekDays = [0, 1, 2, 3, 4];

/** One person's weeks from 2015-W10 on: hours by project; project 1 is leave. */
function logOf(...weeks: Record<string, number>[]): History {
  const logged = weeks.map(
    (hours, index): [WeekId, { projects: Map<string, number[]>; lines: []; minutes: number }] => [
      `2015-W${10 + index}`,
      {
        projects: new Map(
          Object.entries(hours).map(([project, each]) => [project, spread(each * 60, weekDays)]),
        ),
        lines: [],
        minutes: 0,
      },
    ],
  );
  return historyOf([{ user: 'ada', weeks: new Map(logged) }], '1');
}

const f1 = (history: History, rule: Rule) =>
  f1Of(scoreAll(history, { from: 1, to: 99 }, rule).reduce(add, nothing));

const history = logOf({ 7: 40 }, { 7: 30, 8: 10 }, { 7: 32, 1: 8 });

describe('rules over a log', () => {
  test('copy last week: 30 of 40 hours, then 30 of 40, by hand', () => {
    expect(f1(history, copyLastWeek)).toBeCloseTo(60 / 80);
  });

  test('the mean of four weeks: 30 of 40, then 32 of 40, by hand', () => {
    expect(f1(history, meanOf(4))).toBeCloseTo(62 / 80);
  });

  test('an oracle of the projects, by hand; control: the wrong project gets nothing', () => {
    // Week 2: 7 had 40, 8 is new (an even share: 20): 26.7 and 13.3. Week 3: 7 had 30, leave is new: 24 and 16.
    expect(f1(history, knowsProjects)).toBeCloseTo((26.667 + 10 + 24 + 8) / 80, 2);
    expect(f1(history, () => new Map([['9', 2400]]))).toBe(0);
  });
});

describe('the planner over a log', () => {
  const [ada] = history.people;
  const draft = plannerOf(history);

  test('drafts the cells of the week before, from earlier weeks only', () => {
    if (!ada) throw new Error('Nobody is in the log.');
    const changed = logOf({ 7: 40 }, { 7: 30, 8: 10 }, { 9: 40 });

    expect([...draft(ada, 2).cells]).toEqual([
      ['7', 1800],
      ['8', 600],
    ]);
    expect(plannerOf(changed)(changed.people[0] ?? ada, 2)).toEqual(draft(ada, 2));
  });

  test('is judged line by line: kept with the same minutes, not with others', () => {
    if (!ada) throw new Error('Nobody is in the log.');
    const steady = logOf({ 7: 30, 8: 10 }, { 7: 30, 8: 5 });
    const person = steady.people[0] ?? ada;

    expect(judge(plannerOf(steady)(person, 1), person, 1).map(({ kept }) => kept)).toEqual([true, false]);
  });

  test('a person who never changes is drafted without a fault, and known for it', () => {
    const steady = logOf(...Array.from({ length: 12 }, () => ({ 7: 40 })));

    const { results, lines } = backtest(steady, { from: 9, to: 12 });

    const ours = results.find(({ rule }) => rule === names.ours)?.byPerson.reduce(add, nothing) ?? nothing;
    expect([f1Of(ours), ours.exactWeeks, ours.weeks]).toEqual([1, 3, 3]);
    expect(lines.every(({ confidence, kept }) => kept && confidence > 0.9)).toBe(true);
  });
});
