import { totalMinutes } from '../entry.ts';
import type { Line } from './line.ts';

/**
 * Rounds the lines of one day to multiples of `step` minutes by the largest remainder, so that the day's total is
 * right and never above `limit`. Lines below `minimum` are dropped and their minutes go to the largest line.
 */
export function roundDay(lines: readonly Line[], step: number, minimum: number, limit: number): Line[] {
  const total = lines.reduce((sum, line) => sum + line.minutes, 0);
  const steps = Math.min(Math.round(total / step), Math.floor(limit / step));
  const rounded = byLargestRemainder(lines, steps, step);
  return giveAway(rounded, minimum);
}

function byLargestRemainder(lines: readonly Line[], steps: number, step: number): Line[] {
  const parts = lines.map(line => ({
    line,
    steps: Math.floor(line.minutes / step),
    rest: line.minutes % step,
  }));
  let left = steps - parts.reduce((sum, part) => sum + part.steps, 0);
  // One step more for the largest remainders, or fewer for the longest lines when the day is too short for all.
  if (left > 0) {
    for (const part of parts.toSorted((a, b) => b.rest - a.rest).slice(0, left)) part.steps += 1;
  } else if (left < 0) {
    for (const part of parts.toSorted((a, b) => b.steps - a.steps)) {
      const excess = Math.min(part.steps, -left);
      part.steps -= excess;
      left += excess;
    }
  }
  return parts.map(part => ({ ...part.line, minutes: part.steps * step }));
}

/** What is too short for a line of its own is time all the same: it goes to the day's largest line, however short. */
function giveAway(lines: Line[], minimum: number): Line[] {
  if (lines.every(line => line.minutes > 0 && line.minutes >= minimum)) return lines;
  const [largest, ...others] = lines.toSorted((a, b) => b.minutes - a.minutes);
  const spare = totalMinutes(others.filter(line => line.minutes < minimum));
  return lines
    .map(line => (line === largest ? { ...line, minutes: line.minutes + spare } : line))
    .filter(line => line.minutes > 0 && line.minutes >= minimum);
}
