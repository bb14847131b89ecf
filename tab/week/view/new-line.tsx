import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { commentLengthMax } from '../../../core/entry.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTongue } from '../../strings/strings.ts';
import { addLine } from '../model/edits.ts';
import type { Cell, Row } from '../model/grid.ts';
import { hours, parseHours } from '../model/hours.ts';
import { useBoard } from './board.ts';
import { CommentField, HoursField } from './fields.tsx';

type Props = { row: Row; cell: Cell; onDone: () => void };

/** Another line of the same project and day, with a comment of its own. Open at once where there is none. */
export function NewLine({ row, cell, onDone }: Props): JSX.Element {
  const { strings, format } = useTongue();
  const { details } = strings;
  const board = useBoard();
  const [isOpen, setOpen] = useState(cell.lines.length === 0);
  const [typed, setTyped] = useState('');
  const [comment, setComment] = useState('');
  const minutes = parseHours(typed);
  if (!isOpen)
    return (
      <button type="button" class="button subtle" onClick={() => setOpen(true)}>
        <Icon name="plus" />
        {details.addLine}
      </button>
    );
  const add = (event: Event) => {
    event.preventDefault();
    if (!minutes) return;
    const words = comment === '' ? {} : { externalComment: comment };
    const line = { id: board.newLineId(), date: cell.date, minutes, ...row.target, ...words };
    board.apply(addLine(line), strings.said.changed(row.title, format.day(cell.date), hours(minutes)));
    onDone();
  };
  return (
    <form class="form line" onSubmit={add}>
      <HoursField label={details.hours} value={typed} onChange={setTyped} />
      <CommentField label={details.comment} value={comment} max={commentLengthMax} onChange={setComment} />
      <div class="actions">
        <button type="submit" class="button primary" disabled={!minutes}>
          {strings.picker.add}
        </button>
      </div>
    </form>
  );
}
