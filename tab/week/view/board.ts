import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SummaryFinding, Why } from '../../../core/summary/summary.ts';
import type { IsoDate } from '../../../core/week.ts';
import type { ExplainedWeek } from '../../../functions/week/explained.ts';
import type { FindTargets } from '../../api/targets.ts';
import type { Edit } from '../model/edits.ts';
import type { Cell, Grid, Row } from '../model/grid.ts';
import type { Line, Target } from '../model/line.ts';
import type { Session } from '../model/session.ts';

/** One week as its parts of the page see it, and what they can do with it. */
export type Board = {
  view: ExplainedWeek;
  session: Session;
  grid: Grid;
  titleOf(target: Target): string;
  /** What the agent says of a line, if the line is still as the agent has drafted it. */
  whyOf(line: Line): Why | undefined;
  findingsOf(cell: Cell): SummaryFinding[];
  /** Whether a person may change what is, or could be, there. */
  isOpen(date: IsoDate, target: Target): boolean;
  /** Does an edit, and says so. */
  apply(edit: Edit, words: string): void;
  newLineId(): string;
  /** Keeps a row for a target though nothing is entered on it yet. */
  addRow(target: Target, title: string): void;
  openDetails(row: Row, cell: Cell): void;
  findTargets: FindTargets;
};

export const BoardContext = createContext<Board | undefined>(undefined);

export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error('There is no week around this part of the page.');
  return board;
}
