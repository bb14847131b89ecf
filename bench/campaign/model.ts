import type { Bucket } from '../../core/bucket.ts';
import type { Heap } from '../../local/service-bus/heap.ts';

export type CampaignOptions = {
  /** People of each tenant. */
  tenants: readonly number[];
  /** Weeks per second that each tenant is allowed. */
  ratePerS: number;
  /** Weeks that all workers together have under way at most. */
  workers: number;
  /** Median time of one week in a worker; one in a hundred takes four times as long. */
  weekMs: number;
  /** Share of weeks that are put off because a service was busy, each time they are tried. */
  putOffShare: number;
  /** Messages per second that Teams takes of one tenant, whatever Time Agent believes. */
  teamsPerS: number;
  random: () => number;
};

export type TenantOutcome = {
  people: number;
  /** When the last week had its result, and when the last card was delivered. */
  committedMs: number;
  deliveredMs: number;
  committed: number;
  delivered: number;
  /** Weeks that were put off once too often. */
  dead: number;
  /** Longest time that a week waited for a worker after it was due. */
  waitMsMax: number;
  /** Most people that were sent and had no result yet. */
  openMax: number;
  /** Answers of Teams that asked for patience. */
  throttled: number;
};

export type Tenant = TenantOutcome & {
  sent: number;
  open: number;
  reservedUntilMs: number;
  /** People of each page who wait for their result. */
  waiting: Map<number, number>;
  bucket: Bucket;
  toDeliver: number;
  delivering: boolean;
  /** What Teams has let through in the second of the clock. */
  teams: { second: number; sent: number };
};

export type Message = { tenant: Tenant; page: number; dueMs: number; attempt: number };

/** The whole of a simulated campaign, in virtual time. */
export type World = {
  options: CampaignOptions;
  nowMs: number;
  events: Heap<{ atMs: number; run: () => void }>;
  /** Messages that are due, in the order in which they became so; those before `head` are taken. */
  ready: Message[];
  head: number;
  busy: number;
};

export function at(world: World, atMs: number, run: () => void): void {
  world.events.push({ atMs, run });
}
