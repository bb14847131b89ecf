import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { commentLengthMax } from '../../../core/entry.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTongue } from '../../strings/strings.ts';
import { changeLine, deleteLines, type Place, splitLine } from '../model/edits.ts';
import type { Row } from '../model/grid.ts';
import { hours, parseHours } from '../model/hours.ts';
import { type Line, onTarget } from '../model/line.ts';
import { useBoard } from './board.ts';
import { CommentField, HoursField } from './fields.tsx';
import { PlaceFields } from './place-fields.tsx';

type Props = { line: Line; row: Row; onDone: () => void };

/** Changes one line: hours, comments, day, project; deletes it; or splits it. */
export function LineForm({ line, row, onDone }: Props): JSX.Element {
  const { strings, format } = useTongue();
  const { details } = strings;
  const board = useBoard();
  const [typed, setTyped] = useState(hours(line.minutes));
  const [comment, setComment] = useState(line.externalComment ?? '');
  const [note, setNote] = useState(line.description ?? '');
  const [place, setPlace] = useState<Place>({ date: line.date, target: row.target });
  const [isSplit, setSplit] = useState(false);
  const minutes = parseHours(typed);
  const save = (event: Event) => {
    event.preventDefault();
    if (minutes === undefined) return;
    const day = format.day(place.date);
    const title = board.titleOf(place.target);
    if (minutes === 0) board.apply(deleteLines([line]), strings.said.deleted(title, day));
    else {
      const moved = { ...onTarget(line, place.target), date: place.date };
      const words = { externalComment: comment || undefined, description: note || undefined };
      const [made] = changeLine(moved, { minutes, ...words }).deltas;
      if (made?.after)
        board.apply(
          { deltas: [{ id: line.id, before: line, after: made.after }] },
          strings.said.changed(title, day, hours(minutes)),
        );
    }
    onDone();
  };
  const remove = () => {
    board.apply(deleteLines([line]), strings.said.deleted(row.title, format.day(line.date)));
    onDone();
  };
  if (isSplit) return <SplitForm line={line} row={row} onDone={onDone} />;
  return (
    <form class="form" onSubmit={save}>
      <HoursField label={details.hours} value={typed} onChange={setTyped} />
      <PlaceFields place={place} title={board.titleOf(place.target)} onChange={setPlace} />
      <CommentField label={details.comment} value={comment} max={commentLengthMax} onChange={setComment} />
      <CommentField label={details.note} value={note} max={commentLengthMax} onChange={setNote} />
      <div class="actions">
        <button type="submit" class="button primary" disabled={minutes === undefined}>
          {details.save}
        </button>
        <button type="button" class="button" onClick={() => setSplit(true)}>
          {details.split}
        </button>
        <button type="button" class="button subtle danger" onClick={remove}>
          <Icon name="close" />
          {details.delete}
        </button>
      </div>
    </form>
  );
}

function SplitForm({ line, row, onDone }: Props): JSX.Element {
  const { strings, format } = useTongue();
  const { details } = strings;
  const board = useBoard();
  const [typed, setTyped] = useState(hours(Math.floor(line.minutes / 2)));
  const [place, setPlace] = useState<Place>({ date: line.date, target: row.target });
  const minutes = parseHours(typed);
  const split = (event: Event) => {
    event.preventDefault();
    if (!minutes) return;
    const said = strings.said.changed(board.titleOf(place.target), format.day(place.date), hours(minutes));
    board.apply(splitLine(line, minutes, place, board.newLineId()), said);
    onDone();
  };
  return (
    <form class="form" onSubmit={split}>
      <p class="quiet">{details.splitHint}</p>
      <HoursField label={details.splitHours} value={typed} onChange={setTyped} />
      <PlaceFields place={place} title={board.titleOf(place.target)} onChange={setPlace} />
      <div class="actions">
        <button type="submit" class="button primary" disabled={!minutes}>
          {details.splitDo}
        </button>
      </div>
    </form>
  );
}
