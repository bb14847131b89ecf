import type { Finding } from '../finding.ts';

export type Severity = Finding['severity'];

/** What an administrator can set of one rule: how grave it is, or that it is off, and its own parameters. */
export type RuleSetting = { severity: Severity | 'off' };

/** The rules and what they go by until the tenant's policy says otherwise. Minutes everywhere. */
export const defaultRules = {
  /** A day above the tenant's `dailyMaxMinutes`. */
  dailyMaximum: { severity: 'block' },
  weeklyMaximum: { severity: 'block', maxMinutes: 60 * 60 },
  /** Work beyond the person's working hours of the day, by more than this. */
  overtime: { severity: 'info', fromMinutes: 60 },
  /** Rest between two days, which only the calendar can tell: 11 hours are what the EU's working time directive asks for. */
  minimumRest: { severity: 'warn', minMinutes: 11 * 60 },
  /** A working day that is short by more than this. */
  missingHours: { severity: 'warn', fromMinutes: 0 },
  weekendWork: { severity: 'info' },
  holidayWork: { severity: 'warn' },
  workDuringTimeOff: { severity: 'warn' },
  duplicateLine: { severity: 'warn' },
  /** Lines that rest on one calendar event, and together hold more than it lasted. */
  overlap: { severity: 'warn' },
  closedProject: { severity: 'block' },
  closedPeriod: { severity: 'warn' },
  outsideAssignment: { severity: 'warn' },
  overEffort: { severity: 'warn' },
  /** A project of which at least this share of the budget is used (1: all of it). */
  budgetUsed: { severity: 'warn', fromShare: 1 },
  /** On projects whose customer reads along (`commentRequired`). */
  commentMissing: { severity: 'warn' },
  commentTooShort: { severity: 'info', minCharacters: 10 },
  /** Billable work as a share of all work; off while the least share is 0. */
  billableRatio: { severity: 'info', minShare: 0 },
} as const satisfies Record<string, RuleSetting & Record<string, string | number>>;

export type RuleCode = keyof typeof defaultRules;

/** `{ severity: 'block', maxMinutes: 3600 }` with the literal values widened. */
type Widened<T> = { [K in keyof T]: K extends 'severity' ? Severity | 'off' : number };
export type Rules = { [C in RuleCode]: Widened<(typeof defaultRules)[C]> };

/** What the tenant's policy sets; what it leaves out keeps its default. */
export type RuleSettings = { [C in RuleCode]?: Partial<Rules[C]> };
