/**
 * Budgets of one tenant that all processes share, without asking the store for each message.
 *
 * The bucket of a tenant and kind is one small document (`bucket:{kind}` in `tenants`), changed under its ETag. A
 * process takes a slice out of it, half a second's worth, and hands that out by itself; so the document is written about
 * twice a second and process, however much is sent. A slice that is not used within a second is forfeited: it was taken
 * before whatever the others have learned since.
 *
 * Nobody waits in here. Who gets nothing is told when to come back, each a little later than the one before, so that
 * ten thousand messages of a throttled tenant do not come back all at once. Other tenants have other documents: only
 * the throttled one slows.
 */
import type { BudgetKind } from '../../core/budget.ts';
import type { Services } from '../ports.ts';
import { type BucketStore, bucketStore } from './bucket-store.ts';

export type BudgetAnswer = { kind: 'taken' } | { kind: 'wait'; waitMs: number };

export type TenantBudgets = {
  /** Takes so many tokens now, or says when to come back. Throws what the store throws. */
  take(tenantId: string, kind: BudgetKind, tokens: number): Promise<BudgetAnswer>;
  /** The other side has said "too many" and asked for so much time. */
  throttled(tenantId: string, kind: BudgetKind, retryAfterMs: number): Promise<void>;
};

const sliceMs = 500;
const sliceLifeMs = 1_000;
/** Longest time for which somebody is sent away. */
const waitMsMax = 600_000;
const bucketsMax = 2_000;
/** One reservation serves many; who comes out of so many with nothing comes back later. */
const roundsMax = 5;

/** What this process knows of one bucket. */
type Local = {
  tokens: number;
  sliceEndsMs: number;
  /** Nothing is to be had before this moment. */
  emptyUntilMs: number;
  /** When the one who comes next is told to come back. */
  nextTurnMs: number;
  ratePerS: number;
  reserving?: Promise<void>;
};

type Parts = Pick<Services, 'tenants' | 'clock' | 'random'>;

export function tenantBudgets(services: Parts): TenantBudgets {
  const locals = new Map<string, Local>();
  return {
    async take(tenantId, kind, tokens) {
      const local = localOf(locals, `${kind}|${tenantId}`);
      const store = bucketStore(services, tenantId, kind);
      for (let round = 1; round <= roundsMax; round += 1) {
        const nowMs = services.clock.nowMs();
        if (takeLocally(local, tokens, nowMs)) return { kind: 'taken' };
        if (nowMs < local.emptyUntilMs) break;
        local.reserving ??= reserve(store, local, tokens).finally(() => {
          delete local.reserving;
        });
        await local.reserving;
      }
      return { kind: 'wait', waitMs: turnOf(local, tokens, services.clock.nowMs()) };
    },
    async throttled(tenantId, kind, retryAfterMs) {
      const local = localOf(locals, `${kind}|${tenantId}`);
      local.tokens = 0;
      local.emptyUntilMs = Math.max(local.emptyUntilMs, services.clock.nowMs() + retryAfterMs);
      local.ratePerS = await bucketStore(services, tenantId, kind).throttle(retryAfterMs);
    },
  };
}

function localOf(locals: Map<string, Local>, key: string): Local {
  const known = locals.get(key);
  if (known) return known;
  if (locals.size >= bucketsMax) locals.clear();
  const fresh = { tokens: 0, sliceEndsMs: 0, emptyUntilMs: 0, nextTurnMs: 0, ratePerS: 1 };
  locals.set(key, fresh);
  return fresh;
}

function takeLocally(local: Local, tokens: number, nowMs: number): boolean {
  if (nowMs < local.emptyUntilMs || nowMs >= local.sliceEndsMs || local.tokens < tokens) return false;
  local.tokens -= tokens;
  return true;
}

async function reserve(store: BucketStore, local: Local, tokens: number): Promise<void> {
  const { taken, ratePerS, nowMs } = await store.take(tokens, sliceMs);
  local.ratePerS = ratePerS;
  if (taken.kind === 'taken') {
    const left = nowMs < local.sliceEndsMs ? local.tokens : 0;
    local.tokens = left + taken.tokens;
    local.sliceEndsMs = nowMs + sliceLifeMs;
    return;
  }
  // Looked at again after a second at the latest: things may have got better.
  local.emptyUntilMs = nowMs + Math.min(taken.waitMs, sliceLifeMs);
  local.nextTurnMs = Math.max(local.nextTurnMs, nowMs + taken.waitMs);
}

/** The next free moment at the present rate. */
function turnOf(local: Local, tokens: number, nowMs: number): number {
  const turnMs = Math.max(local.nextTurnMs, local.emptyUntilMs, nowMs + 1);
  local.nextTurnMs = Math.min(turnMs + (tokens / local.ratePerS) * 1000, nowMs + waitMsMax);
  return Math.ceil(turnMs - nowMs);
}
