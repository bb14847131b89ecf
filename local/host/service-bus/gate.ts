export interface Gate {
  /** Resolves when there is room, in the order of the calls. */
  enter(): Promise<void>;
  leave(): void;
}

/** Lets at most `max` be inside at once. */
export function createGate(max: number): Gate {
  const waiting: (() => void)[] = [];
  let room = max;
  return {
    enter() {
      if (room === 0) return new Promise(resolve => waiting.push(resolve));
      room -= 1;
      return Promise.resolve();
    },
    leave() {
      const next = waiting.shift();
      if (next) next();
      else room += 1;
    },
  };
}
