import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Problem } from '../api/answer.ts';
import { pause } from './pause.ts';

/** What was asked for, as far as it is known. While it is asked for anew, the last answer stays. */
export type Loaded<T> = {
  body?: T;
  problem?: Problem;
  isLoading: boolean;
  again: () => Promise<void>;
};

/** Asks when it is shown, and whenever what is asked changes. An answer that somebody has overtaken is dropped. */
export function useLoaded<T>(ask: () => Promise<Answer<T>>): Loaded<T> {
  const [known, setKnown] = useState<Omit<Loaded<T>, 'again'>>({ isLoading: true });
  const turn = useRef(0);
  const again = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    setKnown(before => ({ ...before, isLoading: true }));
    let answer = await ask();
    while (answer.kind === 'doubt' && mine === turn.current) {
      await pause(answer.retryAfterMs);
      answer = await ask();
    }
    if (mine !== turn.current) return;
    setKnown(
      answer.kind === 'done'
        ? { body: answer.body, isLoading: false }
        : { isLoading: false, ...(answer.kind === 'refused' && { problem: answer.problem }) },
    );
  }, [ask]);
  useEffect(() => {
    setKnown({ isLoading: true });
    void again();
    return () => {
      turn.current += 1;
    };
  }, [again]);
  return { ...known, again };
}
