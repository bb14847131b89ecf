import { describe, expect, test } from '@jest/globals';
import { assumptionNames, defaultAssumptions, withValues } from '../../../core/capacity/assumptions.ts';
import { costs } from '../../../core/capacity/costs.ts';
import type { Figure } from '../../../core/capacity/figure.ts';
import { holdings } from '../../../core/capacity/holdings.ts';
import { quotas } from '../../../core/capacity/quotas.ts';

describe('other values', () => {
  test('take the place of the defaults, which stay as they are', () => {
    const replaced = withValues(defaultAssumptions, { 'new.weekS': 2, connectorCalls: 7, connections: 3 });

    expect(replaced).toMatchObject({
      kind: 'replaced',
      assumptions: { costs: { 'new.weekS': 2 }, quotas: { connectorCalls: 7 }, holdings: { connections: 3 } },
    });
    expect(defaultAssumptions.quotas.connectorCalls).toBe(500);
  });

  test('are refused by name when there is no such figure', () => {
    expect(withValues(defaultAssumptions, { toString: 1 })).toEqual({ kind: 'unknown', name: 'toString' });
  });

  test.each([
    ['connectorCalls', 0],
    ['connections', -1],
    ['new.weekS', -1],
    ['new.weekS', Number.NaN],
    ['messagingUnits', -1],
  ])('are refused when %s is %d', (name, value) => {
    expect(withValues(defaultAssumptions, { [name]: value })).toEqual({ kind: 'invalid', name });
  });

  test('control: a cost or messaging units of nothing are allowed', () => {
    expect(withValues(defaultAssumptions, { 'new.llmTokens': 0, messagingUnits: 0 }).kind).toBe('replaced');
  });
});

describe('the tables', () => {
  const figures: [string, Figure][] = Object.entries({ ...costs, ...quotas, ...holdings });

  test('use no name twice', () => {
    expect(new Set(assumptionNames).size).toBe(assumptionNames.length);
    expect(figures).toHaveLength(assumptionNames.length);
  });

  test.each(figures)('say of %s where it comes from and how old it is', (_, { source, date, basis }) => {
    expect(source).not.toBe('');
    expect(date).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
    if (basis === 'published') expect(source).toMatch(/^https:\/\/learn\.microsoft\.com\//);
  });
});
