import { describe, expect, test } from '@jest/globals';
import { hourWeeks } from '../../../bench/review/hour-weeks.ts';
import { findingsIn } from '../../../bench/review/labelled-week.ts';
import { lineWeeks } from '../../../bench/review/line-weeks.ts';
import { scoreRules } from '../../../bench/review/rules.ts';
import { defaultRules } from '../../../core/review/settings.ts';

const weeks = [...hourWeeks, ...lineWeeks];

describe('the rules on labelled weeks', () => {
  test('find all that is labelled and nothing else', () => {
    const { weeks: count, precision, recall, wrong } = scoreRules(weeks);
    expect({ precision, recall, wrong }).toEqual({ precision: 1, recall: 1, wrong: [] });
    expect(count).toBeGreaterThanOrEqual(50);
  });

  test('every rule is among the labels, and every week has a name of its own', () => {
    const labelled = new Set(weeks.flatMap(({ expects }) => expects.map(label => label.split(' ')[0])));
    expect([...labelled].sort()).toEqual(Object.keys(defaultRules).sort());
    expect(new Set(weeks.map(({ name }) => name)).size).toBe(weeks.length);
  });

  test('control: a finding too many and one too few are both counted', () => {
    const score = scoreRules(weeks, week => {
      const found = findingsIn(week);
      if (week.name === 'an ordinary week') return ['overtime Mon'];
      return week.name === 'a Saturday' ? [] : found;
    });
    expect(score.precision).toBeLessThan(1);
    expect(score.recall).toBeLessThan(1);
    expect(score.wrong).toEqual([
      { name: 'an ordinary week', found: 1, missing: [], surplus: ['overtime Mon'] },
      { name: 'a Saturday', found: 0, missing: ['weekendWork Sat'], surplus: [] },
    ]);
  });
});
