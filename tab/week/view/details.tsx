import type { JSX } from 'preact';
import { Dialog } from '../../shell/dialog.tsx';
import { Icon } from '../../shell/icons.tsx';
import { useTongue } from '../../strings/strings.ts';
import type { Cell, Row } from '../model/grid.ts';
import { hours } from '../model/hours.ts';
import { useBoard } from './board.ts';
import { LineForm } from './line-form.tsx';
import { LineWhy } from './line-why.tsx';
import { NewLine } from './new-line.tsx';

type Props = { row: Row; cell: Cell; onClose: () => void };

/** One cell looked at closely: each of its lines with the reason for it, and everything that can be done with it. */
export function Details({ row, cell, onClose }: Props): JSX.Element {
  const { strings, format } = useTongue();
  const board = useBoard();
  const isOpen = board.isOpen(cell.date, row.target);
  return (
    <Dialog title={row.title} closeLabel={strings.details.close} onClose={onClose}>
      <p class="quiet">
        {format.day(cell.date)} · {hours(cell.minutes)} h
      </p>
      {board.findingsOf(cell).map(({ code, severity, text }) => (
        <p key={`${code} ${text}`} class={`finding ${severity}`}>
          <Icon name={severity === 'info' ? 'info' : severity === 'warn' ? 'warning' : 'block'} />
          <span>
            <strong>{strings.findings.severity[severity]}:</strong> {text}
          </span>
        </p>
      ))}
      {cell.lines.map(line => (
        <article key={line.id} class="line">
          <LineWhy line={line} />
          {isOpen ? (
            <LineForm line={line} row={row} onDone={onClose} />
          ) : (
            <p>{line.externalComment ?? line.description ?? ''}</p>
          )}
        </article>
      ))}
      {isOpen && <NewLine row={row} cell={cell} onDone={onClose} />}
    </Dialog>
  );
}
