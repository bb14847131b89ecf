import type { IsoDate } from '../../../core/week.ts';
import { type Line, type Target, targetKey } from './line.ts';

/** One project and task, or a kind of leave, with its seven days. */
export type Row = { key: string; target: Target; title: string; cells: Cell[]; totalMinutes: number };

/** The lines of one row on one day: mostly none or one. */
export type Cell = { date: IsoDate; lines: Line[]; minutes: number };

export type Grid = { rows: Row[]; dayMinutes: number[]; totalMinutes: number };

/**
 * Lays lines out in rows by name. `known` are targets that keep their row though it is empty, so that the row that
 * somebody has just added, or emptied, does not vanish under their hands.
 */
export function gridOf(
  lines: readonly Line[],
  dates: readonly IsoDate[],
  known: readonly Target[],
  titleOf: (target: Target) => string,
): Grid {
  const targets = new Map([...known, ...lines].map(target => [targetKey(target), target]));
  const rows = [...targets].map(([key, target]): Row => {
    const own = lines.filter(line => targetKey(line) === key);
    const cells = dates.map(date => cellOf(own, date));
    return { key, target: bare(target), title: titleOf(target), cells, totalMinutes: sum(own) };
  });
  return {
    rows: rows.sort((a, b) => order(a) - order(b) || a.title.localeCompare(b.title)),
    dayMinutes: dates.map(date => sum(lines.filter(line => line.date === date))),
    totalMinutes: sum(lines),
  };
}

/** Work first, leave last. */
function order({ target }: Row): number {
  return target.projectId === undefined ? 1 : 0;
}

function bare({ type, projectId, taskId }: Target): Target {
  return { type, ...(projectId !== undefined && { projectId }), ...(taskId !== undefined && { taskId }) };
}

function cellOf(lines: readonly Line[], date: IsoDate): Cell {
  const own = lines.filter(line => line.date === date);
  return { date, lines: own, minutes: sum(own) };
}

function sum(lines: readonly Line[]): number {
  return lines.reduce((total, { minutes }) => total + minutes, 0);
}
