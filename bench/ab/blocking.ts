import type { Wait } from '../harness/effort.ts';

/** A lock that people waited for: how often somebody did, how many people, and for how long in all and at most. */
export type LockWaits = { lock: string; waits: number; people: number; waitedMs: number; longestMs: number };

/** Somebody who waits, or keeps others waiting, with those who wait for them. `behind` counts everybody below. */
export type BlockingNode = {
  person: string;
  /** What this one waits for, and for how long by then; the head of a tree waits for nothing. */
  lock?: string;
  waitedMs?: number;
  behind: number;
  blocked: BlockingNode[];
};

/** Who waited for whom at the moment at which most people did. */
export type BlockingTree = { atMs: number; waiting: number; roots: BlockingNode[] };

/** The looks at a lock that follow each other, as one wait for one holder. */
export function mergeWaits(waits: readonly Wait[]): Wait[] {
  const merged: Wait[] = [];
  for (const wait of waits.toSorted((a, b) => compare(a.waiter, b.waiter) || a.fromMs - b.fromMs)) {
    const last = merged.at(-1);
    if (last && sameWait(last, wait)) merged[merged.length - 1] = { ...last, toMs: wait.toMs };
    else merged.push(wait);
  }
  return merged;
}

/** Longer than one look at the store takes: the stretch between two looks belongs to the wait as well. */
const gapMsMax = 500;

function sameWait(a: Wait, b: Wait): boolean {
  const same = a.waiter === b.waiter && a.lock === b.lock && a.holder === b.holder;
  return same && b.fromMs - a.toMs < gapMsMax;
}

/** Every lock that was waited for, the one that cost most first. */
export function waitsByLock(waits: readonly Wait[]): LockWaits[] {
  const groups = Map.groupBy(mergeWaits(waits), ({ lock }) => lock);
  const rows = [...groups].map(([lock, group]): LockWaits => {
    const byPerson = Map.groupBy(group, ({ waiter }) => waiter);
    const waited = [...byPerson.values()].map(own => own.reduce((sum, each) => sum + lengthOf(each), 0));
    const looks = waits.filter(each => each.lock === lock).length;
    const waitedMs = waited.reduce((sum, ms) => sum + ms, 0);
    return { lock, waits: looks, people: byPerson.size, waitedMs, longestMs: Math.max(...waited) };
  });
  return rows.sort((a, b) => b.waitedMs - a.waitedMs || compare(a.lock, b.lock));
}

/** The tree at the moment at which most people waited; undefined when nobody ever did. */
export function worstMoment(waits: readonly Wait[]): BlockingTree | undefined {
  const merged = mergeWaits(waits);
  let worst: { atMs: number; waiting: Wait[] } | undefined;
  for (const { fromMs } of merged) {
    const waiting = merged.filter(each => each.fromMs <= fromMs && fromMs < each.toMs);
    if (waiting.length > (worst?.waiting.length ?? 0)) worst = { atMs: fromMs, waiting };
  }
  return worst && { ...treeOf(worst.waiting, worst.atMs), atMs: worst.atMs };
}

function treeOf(waiting: readonly Wait[], atMs: number): Omit<BlockingTree, 'atMs'> {
  const byHolder = Map.groupBy(waiting, ({ holder }) => holder);
  const waiters = new Set(waiting.map(({ waiter }) => waiter));
  const roots = [...byHolder.keys()].filter(holder => !waiters.has(holder));
  const node = (person: string, above: readonly string[], wait?: Wait): BlockingNode => {
    // A holder may have got the lock a moment before those who wait have noticed: then two seem to wait for each other.
    const below = (byHolder.get(person) ?? []).filter(each => !above.includes(each.waiter));
    const blocked = below.map(each => node(each.waiter, [...above, each.waiter], each));
    const behind = blocked.reduce((sum, each) => sum + 1 + each.behind, 0);
    return {
      person,
      ...(wait && { lock: wait.lock, waitedMs: atMs - wait.fromMs }),
      ...{ behind, blocked: blocked.sort((a, b) => (b.waitedMs ?? 0) - (a.waitedMs ?? 0)) },
    };
  };
  const trees = roots.map(root => node(root, [root])).sort((a, b) => b.behind - a.behind);
  return { waiting: waiting.length, roots: trees };
}

/** The tree as text, at most so many lines of it. */
export function drawTree({ roots }: BlockingTree, linesMax: number): string {
  const lines = roots.flatMap(root => linesOf(root, ''));
  const rest = lines.length - linesMax;
  return [...lines.slice(0, linesMax), ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n');
}

function linesOf({ person, lock, waitedMs = 0, behind, blocked }: BlockingNode, indent: string): string[] {
  const what =
    lock === undefined ? `keeps ${behind} waiting` : `waits for ${lock}, ${Math.round(waitedMs)} ms`;
  return [`${indent}${person} ${what}`, ...blocked.flatMap(each => linesOf(each, `${indent}  `))];
}

function lengthOf({ fromMs, toMs }: Wait): number {
  return toMs - fromMs;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
