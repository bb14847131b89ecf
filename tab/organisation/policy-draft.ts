import type { Policy } from '../../core/policy.ts';
import { defaultRules, type RuleCode, type RuleSetting } from '../../core/review/settings.ts';

/** One rule as it holds: its severity and parameters, those of the policy before the defaults. */
export type RuleRow = {
  code: RuleCode;
  severity: RuleSetting['severity'];
  parameters: Record<string, number>;
};

export function ruleRows(policy: Partial<Policy>): RuleRow[] {
  return (Object.keys(defaultRules) as RuleCode[]).map(code => {
    const { severity, ...parameters } = { ...defaultRules[code], ...policy.rules?.[code] };
    return { code, severity, parameters: parameters as Record<string, number> };
  });
}

/** The policy with one field of one rule set, and everything else as it was. */
export function withRule(
  policy: Partial<Policy>,
  code: RuleCode,
  set: { severity: RuleSetting['severity'] } | Record<string, number>,
): Partial<Policy> {
  return { ...policy, rules: { ...policy.rules, [code]: { ...policy.rules?.[code], ...set } } };
}
