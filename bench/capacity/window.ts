import { UsageError } from '../harness/bench.ts';

const secondsOf = { s: 1, min: 60, h: 3600, d: 86_400 } as const;

/** Reads a length of time such as `45min`, `8h` or `2d`, in seconds. */
export function readWindow(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?) ?(s|min|h|d)$/.exec(text.trim()) ?? [];
  const seconds = Number(amount) * (secondsOf[unit as keyof typeof secondsOf] ?? Number.NaN);
  if (!(seconds > 0)) throw new UsageError(`--window must be a time such as 45min, 8h or 2d, not "${text}".`);
  return seconds;
}
