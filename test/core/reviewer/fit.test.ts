import { describe, expect, test } from '@jest/globals';
import { largestBrief } from '../../../core/reviewer/fit.ts';
import { estimateTokens, promptOf } from '../../../core/reviewer/prompt.ts';
import { promptTokensMax } from '../../../core/reviewer/tokens.ts';
import { aHead, aSituation, monday } from '../builders.ts';
import { anEvent } from '../plan/sources.ts';
import { aLineOn, clauses } from './briefing.ts';

/** The brief of a week with so many different lines, each on an event with a title of so many characters. */
function briefOfWeek(lines: number, titleLength: number) {
  const events = Array.from({ length: lines }, (_, index) =>
    anEvent({ id: `e-${index}`, title: `${index} `.padEnd(titleLength, 'word ') }),
  );
  const entries = events.map(({ id }, index) => aLineOn([id], { id: `entry-${index}`, date: monday }));
  const week = aSituation({ head: aHead(entries), events });
  return largestBrief(week, new Set(entries.map(({ id }) => id)), clauses, []);
}

const tokensOf = (brief: ReturnType<typeof briefOfWeek>) => estimateTokens(promptOf(brief));

describe('the brief of a week, within the tokens of a prompt', () => {
  test('has every line of an ordinary week', () => {
    expect(briefOfWeek(8, 12).lines).toHaveLength(8);
  });

  test('has twenty lines at most, however short they are', () => {
    const brief = briefOfWeek(30, 1);
    expect(brief.lines.length).toBeLessThanOrEqual(20);
    expect(tokensOf(brief)).toBeLessThanOrEqual(promptTokensMax);
  });

  test('loses lines by a quarter at a time until it fits, and no more of them than that takes', () => {
    const brief = briefOfWeek(20, 80);
    expect([15, 11, 8, 6, 4, 3, 2, 1]).toContain(brief.lines.length);
    expect(tokensOf(brief)).toBeLessThanOrEqual(promptTokensMax);
    const next = new Map([
      [15, 20],
      [11, 15],
      [8, 11],
      [6, 8],
      [4, 6],
      [3, 4],
      [2, 3],
    ]).get(brief.lines.length);
    // The step before it was too large: twice the lines would be, too.
    expect(next).toBeGreaterThan(brief.lines.length);
    expect(brief.lines.length).toBeGreaterThan(1);
  });

  test('has as many clauses as half its lines, rounded up', () => {
    expect(briefOfWeek(1, 10).clauses.length).toBeLessThanOrEqual(10);
    expect(briefOfWeek(20, 80).clauses.length).toBeLessThanOrEqual(10);
  });
});
