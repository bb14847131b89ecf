import type { JSX } from 'preact';
import type { Row } from '../model/grid.ts';
import { hours } from '../model/hours.ts';
import { GridCell } from './grid-cell.tsx';
import type { GridFocus } from './use-grid-focus.ts';

type Props = {
  row: Row;
  index: number;
  days: readonly number[];
  focus: GridFocus;
  total: boolean;
};

export function GridRow({ row, index, days, focus, total }: Props): JSX.Element {
  const [project = '', ...task] = row.title.split(' · ');
  return (
    <tr>
      <th scope="row" class="target">
        <span class="project">{project}</span>
        {task.length > 0 && <span class="task">{task.join(' · ')}</span>}
      </th>
      {days.map((day, column) => {
        const cell = row.cells[day];
        return (
          cell && <GridCell key={cell.date} {...{ row, cell, focus, spot: { row: index, day: column } }} />
        );
      })}
      {total && <td class="row-total">{hours(row.totalMinutes)}</td>}
    </tr>
  );
}
