import { describe, expect, test } from '@jest/globals';
import { defaultRules } from '../../core/review/settings.ts';
import type { DeadLetter } from '../../functions/org-run/dead-letters.ts';
import { policy as policySchema } from '../../functions/schemas/tenant.ts';
import { duration } from '../../tab/organisation/durations.ts';
import { codesOf, pilesOf } from '../../tab/organisation/letters.ts';
import { ruleRows, withRule } from '../../tab/organisation/policy-draft.ts';
import { germanOrganisation } from '../../tab/strings/organisation/de.ts';
import { englishOrganisation } from '../../tab/strings/organisation/en.ts';

const letter = (messageId: string, more: Partial<DeadLetter> = {}): DeadLetter => ({
  ...{ messageId, code: 'storeUnavailable', createdAt: '2026-11-25T10:00:00Z' },
  ...more,
});

describe('dead letters', () => {
  test('come by org run; those of none come last', () => {
    const piles = pilesOf([
      letter('1'),
      letter('2', { orgRunId: 'start' }),
      letter('3', { orgRunId: 'end' }),
      letter('4', { orgRunId: 'start', code: 'internal' }),
    ]);
    expect(piles.map(({ orgRunId, letters }) => [orgRunId, letters.length])).toEqual([
      ['start', 2],
      ['end', 1],
      [undefined, 1],
    ]);
    expect(piles[0] && codesOf(piles[0])).toEqual([
      ['storeUnavailable', 1],
      ['internal', 1],
    ]);
  });
});

describe('the draft of a policy', () => {
  test('shows every rule with what holds: the policy before the defaults', () => {
    const rows = ruleRows({ rules: { overtime: { fromMinutes: 30 } } });
    expect(rows.map(({ code }) => code)).toEqual(Object.keys(defaultRules));
    expect(rows.find(({ code }) => code === 'overtime')).toEqual({
      ...{ code: 'overtime', severity: 'info', parameters: { fromMinutes: 30 } },
    });
  });

  test('changes one field and keeps the rest, and is what the service takes', () => {
    const before = { dailyMaxMinutes: 540, rules: { overtime: { fromMinutes: 30 } } };
    const after = withRule(withRule(before, 'overtime', { severity: 'warn' }), 'overlap', {
      severity: 'off',
    });
    expect(after).toEqual({
      dailyMaxMinutes: 540,
      rules: { overtime: { fromMinutes: 30, severity: 'warn' }, overlap: { severity: 'off' } },
    });
    expect(policySchema.safeParse(after).success).toBe(true);
    expect(policySchema.safeParse(withRule(before, 'overlap', { fromMinutes: 1 })).success).toBe(false);
  });
});

describe('lengths of time', () => {
  test.each([
    [0.4, '0.4 s'],
    [119, '119 s'],
    [1000, '16.7 min'],
    [34_500, '9.58 h'],
    [3_000_000, '34.7 days'],
  ])('%d seconds are %s', (seconds, words) => {
    expect(duration(seconds, englishOrganisation.capacity.units, 'en')).toBe(words);
  });
});

test('there are words for every parameter of every rule, in both languages', () => {
  const names = ruleRows({}).flatMap(({ parameters }) => Object.keys(parameters));
  for (const { policy } of [englishOrganisation, germanOrganisation])
    expect(names.filter(name => policy.parameters[name] === undefined)).toEqual([]);
});
