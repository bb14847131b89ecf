import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Bucket, type BucketSettings, fullBucket, refill, take, throttle } from '../../core/bucket.ts';

const settings: BucketSettings = { ratePerS: 10, burst: 20, floorPerS: 1, growthPerS: 1 };
const full = fullBucket(settings, 0);
const empty: Bucket = { ...full, tokens: 0 };

/** Takes one token at a time as fast as the bucket lets it, and says how many went out in each second. */
function drain(
  start: Bucket,
  seconds: number,
  refuse: (nowMs: number) => number | undefined = () => undefined,
) {
  const perSecond = Array<number>(seconds).fill(0);
  let [bucket, nowMs] = [start, 0];
  while (nowMs < seconds * 1000) {
    const taken = take(bucket, settings, 1, nowMs);
    if (taken.kind === 'wait') {
      nowMs += Math.max(1, taken.waitMs);
      continue;
    }
    perSecond[Math.floor(nowMs / 1000)] = (perSecond[Math.floor(nowMs / 1000)] ?? 0) + 1;
    const retryAfterMs = refuse(nowMs);
    bucket =
      retryAfterMs === undefined ? taken.bucket : throttle(taken.bucket, settings, retryAfterMs, nowMs);
  }
  return perSecond;
}

describe('a bucket', () => {
  test('lets a burst through and then its rate', () => {
    expect(drain(full, 4)).toEqual([29, 10, 10, 10]);
  });

  test('says how long to wait, and not a millisecond less will do', () => {
    const answer = take(empty, settings, 3, 0);
    expect(answer).toEqual({ kind: 'wait', waitMs: 300 });
    expect(take(empty, settings, 3, 299).kind).toBe('wait');
    expect(take(empty, settings, 3, 300).kind).toBe('taken');
  });

  test('lets through what is larger than itself when it is full, and is in debt for it', () => {
    const first = take(full, settings, 50, 0);
    expect(first).toMatchObject({ kind: 'taken', tokens: 50, bucket: { tokens: -30 } });
    const { bucket } = first as Extract<typeof first, { kind: 'taken' }>;
    expect(take(bucket, settings, 1, 0)).toEqual({ kind: 'wait', waitMs: 3_100 });
  });

  test('does not mind a clock that is behind the one before', () => {
    expect(refill({ ...empty, atMs: 5_000 }, settings, 1_000)).toEqual({ ...empty, atMs: 5_000 });
  });

  test('holds to a lowered rate at once', () => {
    const lowered = { ...settings, ratePerS: 2 };
    expect(refill(empty, lowered, 1_000)).toMatchObject({ tokens: 2, ratePerS: 2 });
  });
});

describe('when the other side says "too many"', () => {
  test('nothing goes out for as long as it asked, and then half the rate, growing again by a step a second', () => {
    let first = true;
    const perSecond = drain({ ...empty, tokens: 1 }, 12, () => {
      const retryAfterMs = first ? 3_000 : undefined;
      first = false;
      return retryAfterMs;
    });
    expect(perSecond.slice(0, 3)).toEqual([1, 0, 0]);
    // 5.5, 6.5, 7.5, 8.5, 9.5 in whole tokens, and then what was laid down.
    expect(perSecond.slice(3)).toEqual([5, 6, 8, 8, 10, 10, 10, 10, 10]);
  });

  test('the control: without it, the rate stays what it is', () => {
    expect(drain({ ...empty, tokens: 1 }, 12).slice(1)).toEqual(Array(11).fill(10));
  });

  test('many answers to what was under way halve the rate once and lengthen the pause', () => {
    const once = throttle(full, settings, 1_000, 0);
    const twice = throttle(once, settings, 2_000, 10);
    expect([once.ratePerS, twice.ratePerS, twice.pausedUntilMs]).toEqual([5, 5, 2_010]);
    // After the pause the next refusal is news.
    expect(throttle(twice, settings, 1_000, 2_010).ratePerS).toBe(2.5);
  });

  test('the rate never falls below its floor, so that better times are noticed', () => {
    let bucket = full;
    for (let second = 0; second < 20; second += 1) bucket = throttle(bucket, settings, 0, second);
    expect(bucket.ratePerS).toBeGreaterThanOrEqual(1);
    expect(bucket.ratePerS).toBeLessThan(1.1);
  });
});

describe('whatever happens', () => {
  const steps = fc.array(
    fc.record({
      waitMs: fc.nat(3_000),
      tokens: fc.integer({ min: 1, max: 30 }),
      retryAfterMs: fc.option(fc.nat(2_000), { nil: undefined }),
    }),
    { maxLength: 40 },
  );

  test('it fills in one step as in two', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), fc.nat(5_000), (first, second, pausedUntilMs) => {
        const start = { ...empty, ratePerS: 2, pausedUntilMs };
        const once = refill(start, settings, first + second);
        const twice = refill(refill(start, settings, first), settings, first + second);
        expect(twice.tokens).toBeCloseTo(once.tokens, 6);
        expect(twice.ratePerS).toBeCloseTo(once.ratePerS, 6);
      }),
    );
  });

  test('no more goes out than the burst and the rate allow, and a wait that was served is enough', () => {
    fc.assert(
      fc.property(steps, all => {
        let [bucket, nowMs, out] = [full, 0, 0];
        for (const { waitMs, tokens, retryAfterMs } of all) {
          nowMs += waitMs;
          let taken = take(bucket, settings, tokens, nowMs);
          if (taken.kind === 'wait') {
            nowMs += taken.waitMs;
            taken = take(bucket, settings, tokens, nowMs);
          }
          if (taken.kind === 'wait') throw new Error('The wait was too short.');
          bucket = taken.bucket;
          out += taken.tokens;
          if (retryAfterMs !== undefined) bucket = throttle(bucket, settings, retryAfterMs, nowMs);
        }
        // The last one may have been larger than the bucket.
        expect(out).toBeLessThanOrEqual(settings.burst + (settings.ratePerS * nowMs) / 1000 + 30);
      }),
    );
  });
});
