import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useTongue } from '../../strings/strings.ts';
import { addLine, setMinutes } from '../model/edits.ts';
import type { Cell, Row } from '../model/grid.ts';
import { hours, parseHours } from '../model/hours.ts';
import { useBoard } from './board.ts';

type Props = {
  row: Row;
  cell: Cell;
  /** The first character, where typing has opened the editor. */
  typed: string;
  onEnd(step: { rows?: number; days?: number }): void;
  onLeave(): void;
};

/** The hours of a cell as a text field. What cannot be read stays there, with the reason. */
export function CellEditor({ row, cell, typed, onEnd, onLeave }: Props): JSX.Element {
  const { strings } = useTongue();
  const commit = useCommit(row, cell);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(typed || (cell.minutes > 0 ? hours(cell.minutes) : ''));
  const [wrong, setWrong] = useState(false);
  const ended = useRef(false);
  // Before the next key: what is typed fast must not go elsewhere.
  useLayoutEffect(() => {
    field.current?.focus();
    if (typed === '') field.current?.select();
  }, []);
  const finish = (go: () => void) => {
    if (ended.current) return;
    if (!commit(text)) {
      setWrong(true);
      field.current?.focus();
      return;
    }
    ended.current = true;
    go();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      ended.current = true;
      onEnd({});
    } else if (event.key === 'Enter') finish(() => onEnd({ rows: event.shiftKey ? -1 : 1 }));
    else if (event.key === 'Tab') finish(() => onEnd({ days: event.shiftKey ? -1 : 1 }));
    else return;
    event.preventDefault();
  };
  return (
    <span class="editor">
      <input
        ref={field}
        value={text}
        inputMode="decimal"
        autocomplete="off"
        aria-label={`${strings.details.hours}, ${row.title}`}
        aria-invalid={wrong}
        onInput={event => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => finish(onLeave)}
      />
      {wrong && (
        <span class="wrong" role="alert">
          {strings.grid.invalid(text)}
        </span>
      )}
    </span>
  );
}

/** Does what was typed; false when it is no duration. */
function useCommit(row: Row, cell: Cell): (text: string) => boolean {
  const { strings, format } = useTongue();
  const board = useBoard();
  return text => {
    const minutes = parseHours(text);
    if (minutes === undefined) return false;
    const [line] = cell.lines;
    const day = format.day(cell.date);
    const words =
      minutes === 0
        ? strings.said.deleted(row.title, day)
        : strings.said.changed(row.title, day, hours(minutes));
    if (line && line.minutes !== minutes) board.apply(setMinutes(line, minutes), words);
    if (!line && minutes > 0)
      board.apply(addLine({ id: board.newLineId(), date: cell.date, minutes, ...row.target }), words);
    return true;
  };
}
