import type { Store } from './store.ts';

/** Remembers the ids of a queue's messages for a while. */
export type Duplicates = {
  /** True when the id is new, which it then no longer is. */
  isNew(id: string, nowMs: number): boolean;
};

/** How many new ids there are before old ones are cleared out of the file. */
const FORGET_EVERY = 1000;

export function createDuplicates(store: Store, queue: string, windowMs: number): Duplicates {
  if (windowMs === 0) return { isNew: () => true };
  // Each id is put at the end, and all stay equally long: the map is in the order in which they expire.
  const until = new Map<string, number>();
  for (const { id, untilMs } of store.seen(queue)) until.set(id, untilMs);
  let added = 0;

  function forget(nowMs: number): void {
    for (const [id, untilMs] of until) {
      if (untilMs > nowMs) return;
      until.delete(id);
    }
  }

  return {
    isNew(id, nowMs) {
      forget(nowMs);
      if (until.has(id)) return false;
      until.set(id, nowMs + windowMs);
      store.remember(queue, id, nowMs + windowMs);
      added += 1;
      if (added % FORGET_EVERY === 0) store.forget(nowMs);
      return true;
    },
  };
}
