import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Problem } from '../api/answer.ts';
import { pause } from './pause.ts';

/** A list of which a page at a time is fetched. */
export type Pages<T> = {
  rows: readonly T[];
  problem?: Problem;
  isLoading: boolean;
  /** Fetches the page that follows; undefined at the end. */
  more: (() => void) | undefined;
  again: () => void;
};

/** `next` is what an answer gave for the page after it. */
export type Page<T> = { items: readonly T[]; next?: string };
type Known<T> = { rows: readonly T[]; next?: string; problem?: Problem; isLoading: boolean };

/** Fetches the first page when it is shown, and whenever what is asked changes. */
export function usePages<T>(ask: (next?: string) => Promise<Answer<Page<T>>>): Pages<T> {
  const [known, setKnown] = useState<Known<T>>({ rows: [], isLoading: true });
  const turn = useRef(0);
  const load = useCallback(
    async (before: readonly T[], next?: string) => {
      turn.current += 1;
      const mine = turn.current;
      setKnown({ rows: before, isLoading: true });
      let answer = await ask(next);
      while (answer.kind === 'doubt' && mine === turn.current) {
        await pause(answer.retryAfterMs);
        answer = await ask(next);
      }
      if (mine !== turn.current) return;
      setKnown(knownAfter(before, answer));
    },
    [ask],
  );
  useEffect(() => {
    void load([]);
    return () => {
      turn.current += 1;
    };
  }, [load]);
  const { next, ...rest } = known;
  return {
    ...rest,
    more: next === undefined ? undefined : () => void load(known.rows, next),
    again: () => void load([]),
  };
}

function knownAfter<T>(before: readonly T[], answer: Answer<Page<T>>): Known<T> {
  if (answer.kind === 'done') {
    const { items, next } = answer.body;
    return { rows: [...before, ...items], isLoading: false, ...(next !== undefined && { next }) };
  }
  return { rows: before, isLoading: false, ...(answer.kind === 'refused' && { problem: answer.problem }) };
}
