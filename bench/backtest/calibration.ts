import { rounded } from './score.ts';

/** One drafted line: how sure the draft was, and whether the person kept it exactly. */
export type Judged = { confidence: number; kept: boolean };

/** Lines of about the same confidence: what was said on average, and what came of it. */
export type Group = { confidence: number; kept: number; lines: number };

const groups = 10;

/** Ten groups of equal width, those with lines in them: the points of a reliability diagram. */
export function reliability(lines: readonly Judged[]): Group[] {
  return Array.from({ length: groups }, (_, index) =>
    lines.filter(({ confidence }) => Math.min(groups - 1, Math.floor(confidence * groups + 1e-9)) === index),
  )
    .filter(group => group.length > 0)
    .map(group => ({
      confidence: rounded(mean(group.map(({ confidence }) => confidence))),
      kept: rounded(mean(group.map(({ kept }) => Number(kept)))),
      lines: group.length,
    }));
}

/** Expected calibration error: how far what was said is from what came of it, over all lines. */
export function calibrationError(lines: readonly Judged[]): number {
  const apart = reliability(lines).map(({ confidence, kept, lines }) => Math.abs(confidence - kept) * lines);
  return lines.length === 0 ? 0 : apart.reduce((sum, each) => sum + each, 0) / lines.length;
}

/** Mean squared distance of what was said from what came of it: punishes confidence that says little, too. */
export function brier(lines: readonly Judged[]): number {
  return lines.length === 0 ? 0 : mean(lines.map(({ confidence, kept }) => (confidence - Number(kept)) ** 2));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
