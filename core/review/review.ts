import type { Wording } from '../comment/wording.ts';
import { compareText } from '../entry.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from './rule.ts';
import { billableRatio } from './rules/billable.ts';
import { commentMissing, commentTooShort } from './rules/comments.ts';
import { holidayWork, weekendWork, workDuringTimeOff } from './rules/days.ts';
import { dailyMaximum, missingHours, overtime, weeklyMaximum } from './rules/hours.ts';
import { duplicateLine, overlap } from './rules/lines.ts';
import { minimumRest } from './rules/rest.ts';
import { budgetUsed, closedPeriod, closedProject, outsideAssignment, overEffort } from './rules/targets.ts';
import { defaultRules, type RuleCode, type Rules } from './settings.ts';
import { type ReviewedWeek, type ReviewInput, reviewedWeek } from './week.ts';

const rules: { [C in RuleCode]: Rule<C> } = {
  dailyMaximum,
  weeklyMaximum,
  overtime,
  minimumRest,
  missingHours,
  weekendWork,
  holidayWork,
  workDuringTimeOff,
  duplicateLine,
  overlap,
  closedProject,
  closedPeriod,
  outsideAssignment,
  overEffort,
  budgetUsed,
  commentMissing,
  commentTooShort,
  billableRatio,
};

const codes = Object.keys(rules) as RuleCode[];

/**
 * Holds a week against all rules of the tenant, and adds what a reviewer has found. The gravest findings come first,
 * then by day, line and code.
 */
export function reviewWeek(input: ReviewInput, wording?: Wording): Finding[] {
  const week = reviewedWeek(input);
  const byRules = codes.flatMap(code => findingsOf(code, week));
  return [...byRules, ...(wording?.findings ?? [])].sort(compareFindings);
}

function findingsOf<C extends RuleCode>(code: C, week: ReviewedWeek): Finding[] {
  const setting: Rules[C] = { ...defaultRules[code], ...week.policy.rules?.[code] };
  const { severity } = setting;
  if (severity === 'off') return [];
  return rules[code](week, setting).map(found => ({ code, severity, ...found }));
}

const gravity = { block: 0, warn: 1, info: 2 } as const satisfies Record<Finding['severity'], number>;

function compareFindings(a: Finding, b: Finding): number {
  return (
    gravity[a.severity] - gravity[b.severity] ||
    compareText(a.date ?? '', b.date ?? '') ||
    compareText(a.entryId ?? '', b.entryId ?? '') ||
    compareText(a.code, b.code)
  );
}
