import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useAnnounce } from '../../shell/announcer.tsx';
import { useTongue } from '../../strings/strings.ts';
import { deleteLines } from '../model/edits.ts';
import type { Cell, Row } from '../model/grid.ts';
import { moved, type Spot, startsTyping } from '../model/moves.ts';
import type { Board } from './board.ts';

/** The cell that the keyboard is in, and whether it is being typed in. */
export type GridFocus = {
  element: RefObject<HTMLTableElement | null>;
  spot: Spot;
  /** What the editor of the cell starts with; undefined when nothing is being edited. */
  typing: string | undefined;
  onKeyDown(event: KeyboardEvent): void;
  /** Edits a cell, or opens its details where there is more than one line. */
  begin(spot: Spot, typed?: string): void;
  /** Ends editing; the focus goes on by so many rows and days. */
  end(step: { rows?: number; days?: number }): void;
  /** Ends editing because the focus has gone elsewhere, where it stays. */
  leave(): void;
  at(spot: Spot): void;
};

/** Days are columns that are shown, counted from the left. */
export function useGridFocus(board: Board, days: readonly number[]): GridFocus {
  const { strings, format } = useTongue();
  const announce = useAnnounce();
  const element = useRef<HTMLTableElement>(null);
  const [place, setSpot] = useState<Spot>({ row: 0, day: 0 });
  const [typing, setTyping] = useState<string>();
  const wantsFocus = useRef(false);
  const { rows } = board.grid;
  const bounds = { rows: rows.length, days: days.length };
  const spot = within(place, bounds);

  useLayoutEffect(() => {
    if (!wantsFocus.current || typing !== undefined) return;
    wantsFocus.current = false;
    element.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
  });

  const found = (at: Spot): { row: Row; cell: Cell } | undefined => {
    const row = rows[at.row];
    const cell = row?.cells[days[at.day] ?? -1];
    return row && cell && { row, cell };
  };
  const at = useCallback((next: Spot) => {
    wantsFocus.current = true;
    setSpot(next);
  }, []);
  const begin = (next: Spot, typed?: string) => {
    const target = found(next);
    if (!target) return;
    const { row, cell } = target;
    at(next);
    if (cell.lines.length > 1 || !board.isOpen(cell.date, row.target)) {
      if (cell.lines.length > 0) board.openDetails(row, cell);
      else announce(strings.grid.readOnly);
      return;
    }
    setTyping(typed ?? '');
  };
  const clear = () => {
    const target = found(spot);
    if (!target || target.cell.lines.length === 0) return;
    const { row, cell } = target;
    if (!board.isOpen(cell.date, row.target)) return;
    board.apply(deleteLines(cell.lines), strings.said.deleted(row.title, format.day(cell.date)));
  };
  const details = () => {
    const here = found(spot);
    if (here) board.openDetails(here.row, here.cell);
  };
  const keys: Record<string, () => void> = {
    Enter: () => begin(spot),
    F2: () => begin(spot),
    Delete: clear,
    Backspace: clear,
    ' ': details,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (typing !== undefined || event.altKey || event.target instanceof HTMLButtonElement) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const next = moved(event.key, ctrl, spot, bounds);
    const type = !ctrl && startsTyping(event.key) ? () => begin(spot, event.key) : undefined;
    const act = next ? () => at(next) : (keys[event.key] ?? type);
    if (!act) return;
    act();
    event.preventDefault();
  };
  const end = ({ rows: down = 0, days: right = 0 }: { rows?: number; days?: number }) => {
    setTyping(undefined);
    at(within({ row: spot.row + down, day: spot.day + right }, bounds));
  };
  return { element, spot, typing, onKeyDown, begin, end, leave: () => setTyping(undefined), at };
}

function within({ row, day }: Spot, { rows, days }: { rows: number; days: number }): Spot {
  return { row: Math.max(0, Math.min(row, rows - 1)), day: Math.max(0, Math.min(day, days - 1)) };
}
