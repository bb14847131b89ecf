import { type Answer, isShutOut, type Problem } from '../api/answer.ts';

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
/** Asking by itself could have Teams ask the person each time. */
const shutOutMs = 600_000;

/** Why it takes longer than it should; without a problem, nobody knows. */
export type Trouble = { problem?: Problem };

/** Asks again, at growing intervals, as long as it is in doubt what came of a request, or the person is not let in. */
export function insistence(
  pause: Pause,
  onTrouble: (trouble: Trouble) => void,
  isClosed: () => boolean,
): Insistence {
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
        if (isShutOut(answer)) {
          onTrouble({ problem: answer.problem });
          await wait(shutOutMs);
        } else if (answer.kind === 'doubt') {
          onTrouble({});
          await wait(Math.max(waitMs, answer.retryAfterMs));
        } else return answer;
      }
      return undefined;
    },
  };
}
