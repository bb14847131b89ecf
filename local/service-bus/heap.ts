/** The smallest first. What is no longer wanted is left in it until it comes up: see `dropWhile`. */
export type Heap<T> = {
  push(item: T): void;
  peek(): T | undefined;
  pop(): T | undefined;
  /** Takes off what comes first as long as it is stale. */
  dropWhile(isStale: (item: T) => boolean): void;
};

export function createHeap<T>(keyOf: (item: T) => number): Heap<T> {
  const items: T[] = [];
  const key = (index: number) => keyOf(items[index] as T);
  function swap(a: number, b: number): void {
    [items[a], items[b]] = [items[b] as T, items[a] as T];
  }
  function rise(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (key(parent) <= key(index)) return;
      swap(index, parent);
      index = parent;
    }
  }
  function sink(): void {
    let index = 0;
    for (;;) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < items.length && key(child) < key(least)) least = child;
      }
      if (least === index) return;
      swap(index, least);
      index = least;
    }
  }
  function pop(): T | undefined {
    const last = items.pop();
    if (items.length === 0 || last === undefined) return last;
    const first = items[0];
    items[0] = last;
    sink();
    return first;
  }
  return {
    push(item) {
      items.push(item);
      rise(items.length - 1);
    },
    peek: () => items[0],
    pop,
    dropWhile(isStale) {
      while (items.length > 0 && isStale(items[0] as T)) pop();
    },
  };
}
