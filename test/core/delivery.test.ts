import { describe, expect, test } from '@jest/globals';
import { afterSend, deliveryStates, isOpenDelivery, messageFor } from '../../core/delivery.ts';
import type { Intent } from '../../core/intent.ts';
import { attemptsMax } from '../../core/pacing.ts';

describe('the person hears', () => {
  test.each([
    ['draft', 'summary'],
    ['redraft', 'summary'],
    ['remind', 'reminder'],
  ] as const)('of runs of kind %s, by a %s', (intent, message) => {
    expect(messageFor(intent)).toBe(message);
  });

  test.each(['correct', 'submit', 'recall', 'approve', 'return', 'undo'] as const)(
    'nothing of runs of kind %s',
    intent => {
      expect(messageFor(intent)).toBeUndefined();
    },
  );

  test('nothing of what this version does not know', () => {
    expect(messageFor('toString' as Intent['kind'])).toBeUndefined();
  });
});

describe('after a try', () => {
  test.each([
    [{ kind: 'sent' }, { state: 'sent' }],
    [{ kind: 'blocked' }, { state: 'blocked' }],
    [{ kind: 'notInstalled' }, { state: 'notInstalled' }],
    [
      { kind: 'failed', code: 'cardRefused', retryable: false },
      { state: 'failed', reason: 'cardRefused' },
    ],
  ] as const)('that came to %j nothing more is to be done', (result, step) => {
    expect(afterSend(result, 1, 0)).toEqual(step);
    expect(isOpenDelivery(step.state)).toBe(false);
  });

  test('that was throttled, the next is no sooner than Teams asked for, nor than the back-off', () => {
    expect(afterSend({ kind: 'throttled', retryAfterMs: 60_000 }, 1, 0)).toEqual({
      ...{ state: 'throttled', reason: 'throttled', waitMs: 60_000 },
    });
    expect(afterSend({ kind: 'later', waitMs: 5_000 }, 1, 1)).toEqual({
      ...{ state: 'queued', reason: 'quietHours', waitMs: 5_000 },
    });
    expect(afterSend({ kind: 'throttled', retryAfterMs: 10 }, 3, 1)).toMatchObject({ waitMs: 8_000 });
  });

  test('that failed and may be repeated, it is queued again until the tries are used up', () => {
    const failed = { kind: 'failed', code: 'connectorUnavailable', retryable: true } as const;
    expect(afterSend(failed, 1, 1)).toEqual({
      ...{ state: 'queued', reason: 'connectorUnavailable', waitMs: 2_000 },
    });
    expect(afterSend(failed, attemptsMax - 1, 1)).toMatchObject({ state: 'queued' });
    expect(afterSend(failed, attemptsMax, 1)).toEqual({
      ...{ state: 'failed', reason: 'connectorUnavailable' },
    });
    expect(afterSend({ kind: 'throttled', retryAfterMs: 1 }, attemptsMax, 1)).toEqual({
      ...{ state: 'failed', reason: 'throttled' },
    });
  });
});

test('two of the states are open', () => {
  expect(deliveryStates.filter(isOpenDelivery)).toEqual(['queued', 'throttled']);
});
