import { indexProjects } from '../../../core/catalogue.ts';
import type { Entry } from '../../../core/entry.ts';
import type { Finding } from '../../../core/finding.ts';
import { reviewWeek } from '../../../core/review/review.ts';
import { defaultRules, type RuleCode, type RuleSettings } from '../../../core/review/settings.ts';
import type { ReviewInput } from '../../../core/review/week.ts';
import { aHead, anEntry, aPolicy, aProject, aSituation, friday, monday } from '../builders.ts';

/** What one rule, with all others off, finds in a week; `setting` is what the tenant's policy says of it. */
export function findingsOf<C extends RuleCode>(
  code: C,
  input: Partial<ReviewInput>,
  setting: RuleSettings[C] = {},
): Finding[] {
  const off = Object.fromEntries(Object.keys(defaultRules).map(other => [other, { severity: 'off' }]));
  const rules = { ...off, [code]: setting } as RuleSettings;
  const policy = { ...aPolicy(), ...input.policy, rules };
  return reviewWeek({ ...aSituation(), ...input, policy });
}

/** A week of these entries; each gets an id of its own and is a person's hour on Apollo on Monday unless told otherwise. */
export function weekOf(...entries: Partial<Entry>[]) {
  return aHead(entries.map((entry, index) => anEntry({ id: `entry-${index + 1}`, ...entry })));
}

/** Work on each of the given days. */
export function worked(minutes: number, ...dates: string[]): Partial<Entry>[] {
  return dates.map(date => ({ date, minutes }));
}

/** A customer's project: billable, with comments that the customer reads and a budget of 100 hours. */
export const customers = indexProjects({
  projects: [
    aProject('customer', { billable: true, commentRequired: true, budgetMinutes: 6000 }),
    aProject('internal'),
  ],
});

export const workingWeek = [monday, '2026-11-17', '2026-11-18', '2026-11-19', friday] as const;
