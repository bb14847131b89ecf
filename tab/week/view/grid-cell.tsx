import type { JSX } from 'preact';
import { Icon } from '../../shell/icons.tsx';
import { useTongue } from '../../strings/strings.ts';
import type { Cell, Row } from '../model/grid.ts';
import { hours } from '../model/hours.ts';
import type { Spot } from '../model/moves.ts';
import { useBoard } from './board.ts';
import { CellEditor } from './cell-editor.tsx';
import { dayClass } from './days.tsx';
import { Sureness } from './sureness.tsx';
import type { GridFocus } from './use-grid-focus.ts';

type Props = { row: Row; cell: Cell; spot: Spot; focus: GridFocus };

/** One project on one day: the hours, how sure the agent is of them, and whether the review has found something. */
export function GridCell({ row, cell, spot, focus }: Props): JSX.Element {
  const board = useBoard();
  const words = useCellWords(row, cell);
  const isHere = focus.spot.row === spot.row && focus.spot.day === spot.day;
  const isOpen = board.isOpen(cell.date, row.target);
  const day = board.view.days.find(({ date }) => date === cell.date);
  const isEditing = isHere && focus.typing !== undefined;
  const marks = [day ? dayClass(day) : 'day', isOpen ? '' : 'locked', isEditing ? 'editing' : ''];
  return (
    <td
      class={marks.filter(Boolean).join(' ')}
      tabIndex={isHere ? 0 : -1}
      aria-readonly={!isOpen}
      aria-label={isEditing ? undefined : words}
      data-cell={`${row.key}|${cell.date}`}
      onFocus={() => !isHere && focus.at(spot)}
      onClick={() => !isEditing && focus.begin(spot)}
    >
      {isEditing ? (
        <CellEditor
          row={row}
          cell={cell}
          typed={focus.typing ?? ''}
          onEnd={focus.end}
          onLeave={focus.leave}
        />
      ) : (
        <CellFace row={row} cell={cell} />
      )}
    </td>
  );
}

function CellFace({ row, cell }: { row: Row; cell: Cell }): JSX.Element {
  const { strings } = useTongue();
  const board = useBoard();
  const [finding] = board.findingsOf(cell);
  const why = cell.lines.map(board.whyOf).find(Boolean);
  const open = (event: MouseEvent) => {
    event.stopPropagation();
    board.openDetails(row, cell);
  };
  if (cell.lines.length === 0) return <span class="face empty-face" aria-hidden="true" />;
  return (
    <span class="face">
      <span class="hours">{hours(cell.minutes)}</span>
      <button
        type="button"
        class="cell-more"
        tabIndex={-1}
        aria-label={strings.grid.openDetails}
        title={why ? strings.grid.drafted(strings.sureness[why.sureness]) : strings.grid.openDetails}
        onClick={open}
      >
        {finding && finding.severity !== 'info' && (
          <span class={`finding-mark ${finding.severity}`}>
            <Icon name="warning" />
          </span>
        )}
        {cell.lines.length > 1 && <span class="count">{cell.lines.length}</span>}
        {why ? <Sureness of={why.sureness} /> : <Icon name="more" />}
      </button>
    </span>
  );
}

/** What a screen reader says of the cell. */
function useCellWords(row: Row, cell: Cell): string {
  const { strings, format } = useTongue();
  const board = useBoard();
  const why = cell.lines.map(board.whyOf).find(Boolean);
  const parts = [
    strings.grid.cell(
      row.title,
      format.day(cell.date),
      cell.minutes > 0 ? hours(cell.minutes) : strings.grid.none,
    ),
    cell.lines.length > 1 ? strings.grid.lines(cell.lines.length) : undefined,
    why ? strings.grid.drafted(strings.sureness[why.sureness]) : undefined,
    board.findingsOf(cell).length > 0 ? strings.grid.finding : undefined,
    board.isOpen(cell.date, row.target) ? undefined : strings.grid.readOnly,
  ];
  return parts.filter(part => part !== undefined).join(', ');
}
