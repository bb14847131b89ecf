import { describe, expect, test } from '@jest/globals';
import {
  type CallbackResult,
  codeOf,
  failuresMax,
  pauseMs,
  pausesMs,
  verdictOn,
} from '../../../core/webhooks/attempt.ts';

const answered = (status: number): CallbackResult => ({ kind: 'answered', status });

test.each<[string, CallbackResult, string]>([
  ['delivered', answered(200), 'status-200'],
  ['delivered', answered(202), 'status-202'],
  ['gone', answered(404), 'status-404'],
  ['gone', answered(410), 'status-410'],
  ['failed', answered(301), 'status-301'],
  ['rejected', answered(400), 'status-400'],
  ['rejected', answered(401), 'status-401'],
  ['failed', answered(408), 'status-408'],
  ['failed', answered(429), 'status-429'],
  ['failed', answered(503), 'status-503'],
  ['failed', { kind: 'unreachable', code: 'timeout' }, 'timeout'],
  ['inside', { kind: 'refused' }, 'address'],
])('%s: %j', (verdict, result, code) => {
  expect([verdictOn(result), codeOf(result)]).toEqual([verdict, code]);
});

describe('the pause after a failure', () => {
  test('grows with every failure in a row, and ends after less than a day', () => {
    const pauses = Array.from({ length: failuresMax - 1 }, (_, index) => pauseMs(index + 1, 0));
    expect(pauses).toEqual([...pausesMs]);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses.reduce((sum, each) => sum + each, 0)).toBeLessThan(24 * 3_600_000);
  });

  test('leaves a quarter more to chance', () => {
    expect([pauseMs(1, 0), pauseMs(1, 1)]).toEqual([10_000, 12_500]);
  });

  test('is at least what the receiver asks for, up to the longest one', () => {
    expect(pauseMs(1, 0, 60_000)).toBe(60_000);
    expect(pauseMs(5, 0, 60_000)).toBe(1_800_000);
    expect(pauseMs(1, 0, 10 ** 9)).toBe(8 * 3_600_000);
  });
});
