import type { Judged } from './calibration.ts';
import { type History, leaveCell, type Person } from './log.ts';
import { type Drafted, plannerOf } from './planner.ts';
import { copyLastWeek, copyWeekBefore, decaying, knowsProjects, meanOf, type Rule } from './rules.ts';
import { add, f1Of, nothing, type Score, sameMinutes, scoreWeek } from './score.ts';
import { stripHolidays } from './strip.ts';
import { knownLeave } from './time-off.ts';

export type Kind = 'ours' | 'baseline' | 'oracle';

/** One way of drafting over the same weeks; scores by person, in the order of the log. */
export type Result = { rule: string; kind: Kind; byPerson: Score[] };

export const names = {
  ours: 'Time Agent',
  copy: 'copy last week',
  mean: 'mean of four weeks',
  strip: 'copy last week, holidays by the calendar',
  sixRules: 'best of six rules for each week',
  projects: 'the week’s projects known',
  leave: 'Time Agent, the week’s leave known',
} as const;

/** Weeks from `from` on, up to but without `to`, of people who logged the week before as well. */
export type Span = { from: number; to: number };

/** Drafts every week of the span in every way, and judges the planner's lines. */
export function backtest(history: History, span: Span): { results: Result[]; lines: Judged[] } {
  const draft = plannerOf(history);
  const lines: Judged[] = [];
  const ours: Rule = (person, week) => {
    const drafted = draft(person, week);
    lines.push(...judge(drafted, person, week));
    return drafted.cells;
  };
  const strip = stripHolidays(history);
  const six = [copyLastWeek, copyWeekBefore, meanOf(4), meanOf(8), decaying(26, 0.5), strip];
  const ways: [string, Kind, Rule][] = [
    [names.ours, 'ours', ours],
    [names.copy, 'baseline', copyLastWeek],
    [names.mean, 'baseline', meanOf(4)],
    [names.strip, 'baseline', strip],
    [names.sixRules, 'oracle', bestOf(six)],
    [names.projects, 'oracle', knowsProjects],
    [names.leave, 'oracle', (person, week) => draft(person, week, knownLeave(history, person, week)).cells],
  ];
  const results = ways.map(([rule, kind, way]) => ({ rule, kind, byPerson: scoreAll(history, span, way) }));
  return { results, lines };
}

export function scoreAll({ people }: History, { from, to }: Span, rule: Rule): Score[] {
  return people.map(person =>
    [...person.weeks]
      .filter(([week]) => from <= week && week < to && person.weeks.has(week - 1))
      .map(([week, { cells }]) => scoreWeek(rule(person, week), cells))
      .reduce(add, nothing),
  );
}

/** An oracle: for each week the rule that turned out best. */
function bestOf(rules: readonly Rule[]): Rule {
  return (person, week) => {
    const logged = person.weeks.get(week)?.cells ?? new Map<string, number>();
    const drafts = rules.map(rule => rule(person, week));
    const f1 = drafts.map(draft => f1Of(scoreWeek(draft, logged)));
    return drafts[f1.indexOf(Math.max(...f1))] ?? new Map<string, number>();
  };
}

/**
 * A line of work is kept when the cell was logged with the same minutes. Leave of several kinds lies in one cell of the
 * log: a holiday is kept when at least its minutes were logged as leave.
 */
export function judge({ lines }: Drafted, person: Person, week: number): Judged[] {
  const logged = person.weeks.get(week)?.cells;
  return lines.map(({ cell, source, minutes, confidence }) => {
    const difference = (logged?.get(cell) ?? 0) - minutes;
    const isHoliday = cell === leaveCell && source === 'holiday';
    return { confidence, kept: isHoliday ? difference >= -sameMinutes : Math.abs(difference) <= sameMinutes };
  });
}
