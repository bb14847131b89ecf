/**
 * A token bucket that learns how fast the other side can take it. Tokens come in at a rate and are taken by what is
 * sent. When the other side says "too many", the rate is halved and nothing goes out for as long as it asked; while it
 * says nothing, the rate grows by a fixed step a second until it is what was laid down. That is the rule by which
 * senders on one network find a fair share without knowing of each other (additive increase, multiplicative decrease).
 *
 * Pure: the state goes in and comes out, and time is an argument. Milliseconds throughout.
 */
export type Bucket = {
  /** Below zero after something larger than the bucket was let through: then it has to fill up again first. */
  tokens: number;
  /** Tokens a second that come in at present. */
  ratePerS: number;
  /** The moment at which the above was so. */
  atMs: number;
  /** Nothing comes in and nothing goes out before this moment. */
  pausedUntilMs: number;
};

export type BucketSettings = {
  /** Tokens a second that the other side is believed to take. */
  ratePerS: number;
  /** The most tokens that wait for use. */
  burst: number;
  /** The rate never falls below this, so that it can be noticed when things are better. */
  floorPerS: number;
  /** What is added to the rate for every second without a refusal. */
  growthPerS: number;
};

export type Taken = { kind: 'taken'; tokens: number; bucket: Bucket } | { kind: 'wait'; waitMs: number };

/** A wait that was served is enough, whatever the last bit of a sum says. */
const roundingError = 1e-6;

export function fullBucket({ ratePerS, burst }: BucketSettings, nowMs: number): Bucket {
  return { tokens: burst, ratePerS, atMs: nowMs, pausedUntilMs: nowMs };
}

/** The bucket as it is at `nowMs`. A clock that is behind the one that wrote the bucket adds nothing. */
export function refill(bucket: Bucket, settings: BucketSettings, nowMs: number): Bucket {
  const fromMs = Math.max(bucket.atMs, bucket.pausedUntilMs);
  if (nowMs <= fromMs) return { ...bucket, atMs: Math.max(bucket.atMs, nowMs) };
  const seconds = (nowMs - fromMs) / 1000;
  // A rate that was lowered by an administrator holds at once.
  const startPerS = Math.min(bucket.ratePerS, settings.ratePerS);
  const growingS = Math.min(seconds, (settings.ratePerS - startPerS) / settings.growthPerS);
  const endPerS = startPerS + growingS * settings.growthPerS;
  const added = ((startPerS + endPerS) / 2) * growingS + endPerS * (seconds - growingS);
  return {
    ...bucket,
    tokens: Math.min(settings.burst, bucket.tokens + added),
    ratePerS: endPerS,
    atMs: nowMs,
  };
}

/**
 * Takes so many tokens, or says how long to wait for them. What is larger than the whole bucket goes through when the
 * bucket is full, and the next ones wait the longer.
 */
export function take(bucket: Bucket, settings: BucketSettings, tokens: number, nowMs: number): Taken {
  const now = refill(bucket, settings, nowMs);
  const pauseMs = Math.max(0, now.pausedUntilMs - nowMs);
  const missing = Math.min(tokens, settings.burst) - now.tokens;
  if (pauseMs === 0 && missing < roundingError)
    return { kind: 'taken', tokens, bucket: { ...now, tokens: now.tokens - tokens } };
  // By the rate of now: as it grows, the tokens are there a little sooner.
  return { kind: 'wait', waitMs: Math.ceil(pauseMs + (Math.max(0, missing) / now.ratePerS) * 1000) };
}

/**
 * The other side has said "too many" and asked for `retryAfterMs`. What was sent before the first such answer came
 * back is refused, too; those answers lengthen the pause and do not halve the rate again.
 */
export function throttle(
  bucket: Bucket,
  settings: BucketSettings,
  retryAfterMs: number,
  nowMs: number,
): Bucket {
  const now = refill(bucket, settings, nowMs);
  const pausedUntilMs = Math.max(now.pausedUntilMs, nowMs + retryAfterMs);
  if (nowMs < bucket.pausedUntilMs) return { ...now, pausedUntilMs };
  const ratePerS = Math.max(Math.min(settings.floorPerS, now.ratePerS), now.ratePerS / 2);
  return { tokens: Math.min(0, now.tokens), ratePerS, atMs: now.atMs, pausedUntilMs };
}
