import {
  type Bucket,
  type BucketSettings,
  fullBucket,
  type Taken,
  take,
  throttle,
} from '../../core/bucket.ts';
import { type BudgetKind, bucketSettings } from '../../core/budget.ts';
import { Refusal } from '../../core/errors.ts';
import type { Services } from '../ports.ts';
import { attempts } from '../week/retry.ts';

/** The shared bucket of one tenant and kind. */
export type BucketStore = {
  /** Takes so many tokens, or as many as come in during `sliceMs` if that is more. */
  take(tokens: number, sliceMs: number): Promise<{ taken: Taken; ratePerS: number; nowMs: number }>;
  /** Returns the rate that is left, in tokens a second. */
  throttle(retryAfterMs: number): Promise<number>;
};

type Parts = Pick<Services, 'tenants' | 'clock' | 'random'>;
type BucketDocument = Bucket & { id: string; kind: 'bucket' };

export function bucketStore(services: Parts, tenantId: string, kind: BudgetKind): BucketStore {
  const update = <T>(change: Change<T>) => updateBucket(services, tenantId, kind, change);
  return {
    take: (tokens, sliceMs) =>
      update((bucket, settings, nowMs) => {
        // Whole slices or nothing: who took what trickles in would ask for each token.
        const least = Math.max(tokens, Math.floor((bucket.ratePerS * sliceMs) / 1000));
        const taken = take(bucket, settings, least, nowMs);
        const answer = { taken, ratePerS: bucket.ratePerS, nowMs };
        return taken.kind === 'taken' ? { answer, after: taken.bucket } : { answer };
      }),
    throttle: retryAfterMs =>
      update((bucket, settings, nowMs) => {
        const after = throttle(bucket, settings, retryAfterMs, nowMs);
        return { answer: after.ratePerS, after };
      }),
  };
}

type Change<T> = (bucket: Bucket, settings: BucketSettings, nowMs: number) => { answer: T; after?: Bucket };

/** Reads the bucket, changes it and writes it under its ETag; again when another process was faster. */
async function updateBucket<T>(
  { tenants, clock, random }: Parts,
  tenantId: string,
  kind: BudgetKind,
  change: Change<T>,
): Promise<T> {
  const id = `bucket:${kind}`;
  const { policy } = await tenants.settings(tenantId);
  const settings = bucketSettings(kind, policy.budgets);
  for await (const _ of attempts(clock, random)) {
    const stored = await tenants.read<BucketDocument>(tenantId, id);
    const nowMs = clock.nowMs();
    const { answer, after } = change(stored?.body ?? fullBucket(settings, nowMs), settings, nowMs);
    if (!after) return answer;
    const { tokens, ratePerS, atMs, pausedUntilMs } = after;
    const body = { kind: 'bucket', tokens, ratePerS, atMs, pausedUntilMs };
    const done = stored
      ? (await tenants.replace(tenantId, id, body, stored.etag)) === 'replaced'
      : (await tenants.create(tenantId, id, body)) === 'created';
    if (done) return answer;
  }
  throw new Refusal('busy', { message: `The budget "${kind}" is being changed by many at once.` });
}
