import { describe, expect, test } from '@jest/globals';
import {
  afterSend,
  deliveryStates,
  isOpenDelivery,
  messageFor,
  newDelivery,
  standing,
} from '../../core/delivery.ts';
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
      { kind: 'notNeeded', code: 'notWanted' },
      { state: 'notNeeded', reason: 'notWanted' },
    ],
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

describe('how a delivery stands for a message from the queue', () => {
  const nowMs = Date.UTC(2026, 10, 16, 8);
  const fresh = newDelivery({ week: '2026-W47', runId: 'run-1' }, 'summary', nowMs);

  test('a new one is queued and free to be worked on', () => {
    expect(fresh).toEqual({
      ...{ week: '2026-W47', runId: 'run-1', message: 'summary', state: 'queued', attempts: 0, turn: 0 },
      ...{ createdAt: '2026-11-16T08:00:00.000Z', updatedAt: '2026-11-16T08:00:00.000Z' },
    });
    expect(standing(fresh, 0, nowMs)).toEqual({ kind: 'free' });
  });

  test('one that has come to its end is done, whatever the message', () => {
    expect(standing({ ...fresh, state: 'sent', turn: 2 }, 1, nowMs)).toEqual({ kind: 'done' });
  });

  test('one that was put off has a newer message on its way', () => {
    const putOff = { ...fresh, turn: 2 };
    expect(standing(putOff, 1, nowMs)).toEqual({ kind: 'superseded' });
    expect(standing(putOff, 2, nowMs)).toEqual({ kind: 'free' });
    expect(standing(putOff, 3, nowMs)).toEqual({ kind: 'free' });
  });

  test('one that somebody is at is theirs until the claim ends', () => {
    const untilMs = nowMs + 60_000;
    const claimed = { ...fresh, claim: { by: 'worker-1', untilMs } };
    expect(standing(claimed, 0, untilMs - 1)).toEqual({ kind: 'claimed', untilMs });
    expect(standing(claimed, 0, untilMs)).toEqual({ kind: 'free' });
  });
});
