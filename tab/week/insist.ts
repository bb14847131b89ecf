import type { Answer } from '../api/answer.ts';

/** Resolves after a time, or earlier when woken. */
export type Pause = (ms: number) => { done: Promise<void>; wake: () => void };

export type Insistence = {
  /** Asks until there is an answer that settles something. Undefined when the page has moved on before. */
  insist<T>(ask: () => Promise<Answer<T>>): Promise<Exclude<Answer<T>, { kind: 'doubt' }> | undefined>;
  wait(ms: number): Promise<void>;
  /** Ends a wait that is under way. */
  wake(): void;
};

const waitMaxMs = 30_000;

/** Asks again, at growing intervals, as long as it is in doubt what came of a request. */
export function insistence(pause: Pause, onDoubt: () => void, isClosed: () => boolean): Insistence {
  let wake = () => {};
  const wait = async (ms: number) => {
    const paused = pause(ms);
    wake = paused.wake;
    await paused.done;
  };
  return {
    wait,
    wake: () => wake(),
    async insist(ask) {
      for (let waitMs = 1_000; !isClosed(); waitMs = Math.min(waitMs * 2, waitMaxMs)) {
        const answer = await ask();
        if (answer.kind !== 'doubt') return answer;
        onDoubt();
        await wait(Math.max(waitMs, answer.retryAfterMs));
      }
      return undefined;
    },
  };
}
