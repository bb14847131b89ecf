import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agree, targetOf, twoDecimals } from '../../../core/plan/line.ts';

const confidence = fc.integer({ min: 0, max: 98 }).map(hundredths => hundredths / 100);

test('two reasons are at least as sure as the surer one, and never certain', () => {
  fc.assert(
    fc.property(confidence, confidence, (a, b) => {
      expect(agree(a, b)).toBeGreaterThanOrEqual(Math.max(a, b));
      expect(agree(a, b)).toBeLessThanOrEqual(0.98);
      expect(agree(a, b)).toBe(agree(b, a));
    }),
  );
});

test('confidences have two decimals', () => {
  expect([0.6000000000000001, 0.675, 1 / 3, 0].map(twoDecimals)).toEqual([0.6, 0.68, 0.33, 0]);
});

test('a target names project and task only where they are given', () => {
  expect(targetOf({ projectId: 'apollo', taskId: 'build' })).toEqual({
    projectId: 'apollo',
    taskId: 'build',
  });
  expect(Object.keys(targetOf({ projectId: 'apollo' }))).toEqual(['projectId']);
  expect(Object.keys(targetOf({ taskId: 'build' }))).toEqual(['taskId']);
  expect(targetOf({})).toEqual({});
});
