import type { Clock } from '../ports.ts';

const entriesMax = 1_000;

/** Remembers what was loaded under a key for a while. Whoever asks meanwhile shares it; failure and absence are not kept. */
export function shortCache<T>(
  clock: Clock,
  ttlMs: number,
): (key: string, load: () => Promise<T>) => Promise<T> {
  const known = new Map<string, { value: Promise<T>; untilMs: number }>();
  return (key, load) => {
    const found = known.get(key);
    if (found && clock.nowMs() < found.untilMs) return found.value;
    const value = load();
    if (known.size >= entriesMax) known.clear();
    known.set(key, { value, untilMs: clock.nowMs() + ttlMs });
    const forget = () => known.get(key)?.value === value && known.delete(key);
    value.then(loaded => loaded === undefined && forget(), forget);
    return value;
  };
}
