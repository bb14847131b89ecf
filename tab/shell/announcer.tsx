import { createContext, type JSX } from 'preact';
import { useContext } from 'preact/hooks';

/** Says something to people who do not see it happen. */
export type Announce = (words: string) => void;

export const AnnounceContext = createContext<Announce>(() => {});

export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

/** `turn` makes the same words twice in a row two announcements. */
export function LiveRegion({ words, turn }: { words: string; turn: number }): JSX.Element {
  return (
    <div class="unseen" role="status" aria-live="polite">
      <span key={turn}>{words}</span>
    </div>
  );
}
