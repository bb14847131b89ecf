import { describe, expect, test } from '@jest/globals';
import { f1Drawn, interval } from '../../../bench/backtest/bootstrap.ts';
import { brier, calibrationError, reliability } from '../../../bench/backtest/calibration.ts';
import { add, figuresOf, nothing, scoreWeek } from '../../../bench/backtest/score.ts';

const logged = new Map([
  ['apollo', 1200],
  ['borealis', 600],
  ['leave', 600],
]);

describe('the score of a draft', () => {
  test('is hours in the right cell over hours drafted and hours logged, by hand', () => {
    // Right: 1200 of apollo, 300 of borealis. Drafted 1800, logged 2400.
    const draft = new Map([
      ['apollo', 1500],
      ['borealis', 300],
    ]);

    expect(figuresOf(scoreWeek(draft, logged))).toEqual({
      f1: 0.7143,
      precision: 0.8333,
      recall: 0.625,
      exactWeeks: 0,
      rowEdits: 3,
    });
  });

  test('is full for the week itself; control: a wrong draft of the same hours has none', () => {
    const full = { f1: 1, precision: 1, recall: 1, exactWeeks: 1, rowEdits: 0 };

    expect(figuresOf(scoreWeek(logged, logged))).toEqual(full);
    expect(figuresOf(scoreWeek(new Map([['cassini', 2400]]), logged))).toMatchObject({ f1: 0, rowEdits: 4 });
  });

  test('padding every line buys recall with precision', () => {
    const padded = new Map([...logged].map(([cell, minutes]) => [cell, minutes * 1.25]));

    expect(figuresOf(scoreWeek(padded, logged))).toMatchObject({ recall: 1, precision: 0.8 });
  });

  test('adds minutes up, so that a long week counts for more than a short one', () => {
    const long = scoreWeek(logged, logged);
    const short = scoreWeek(new Map([['apollo', 240]]), new Map([['borealis', 240]]));

    expect(figuresOf(add(long, short)).f1).toBe(0.9091);
    expect(figuresOf(nothing).f1).toBe(0);
  });
});

describe('the calibration of confidence', () => {
  const lines = (confidence: number, kept: number, of: number) =>
    Array.from({ length: of }, (_, index) => ({ confidence, kept: index < kept }));

  test('has no error where what was said came true; control: the same lines, said to be surer', () => {
    expect(calibrationError([...lines(0.8, 8, 10), ...lines(0.2, 2, 10)])).toBeCloseTo(0);
    expect(calibrationError([...lines(0.9, 8, 10), ...lines(0.9, 2, 10)])).toBeCloseTo(0.4);
  });

  test('weighs groups by their lines', () => {
    expect(calibrationError([...lines(0.8, 8, 10), ...lines(0.3, 0, 30)])).toBeCloseTo(0.225);
  });

  test('keeps the ends of the scale in groups of their own', () => {
    expect(reliability([...lines(0, 0, 1), ...lines(1, 1, 1)])).toEqual([
      { confidence: 0, kept: 0, lines: 1 },
      { confidence: 1, kept: 1, lines: 1 },
    ]);
  });

  test('is not all: a draft that says the same of every line has a worse Brier score', () => {
    const telling = [...lines(0.9, 9, 10), ...lines(0.1, 1, 10)];
    const flat = telling.map(line => ({ ...line, confidence: 0.5 }));

    expect(calibrationError(flat)).toBeCloseTo(0);
    expect(brier(telling)).toBeLessThan(brier(flat));
  });
});

describe('the interval over people', () => {
  const right = scoreWeek(logged, logged);
  const wrong = scoreWeek(new Map([['cassini', 2400]]), logged);

  test('is the same for the same seed, and has no width where people are alike', () => {
    const people = [right, wrong, right, wrong, right];

    expect(interval(people, f1Drawn(people), 200, 1)).toEqual(interval(people, f1Drawn(people), 200, 1));
    expect(interval([right, right], f1Drawn([right, right]), 200, 1)).toEqual({ low: 1, high: 1 });
  });

  test('control: people who differ give it width', () => {
    const { low, high } = interval([right, wrong], f1Drawn([right, wrong]), 200, 1);

    expect([low, high]).toEqual([0, 1]);
  });
});
