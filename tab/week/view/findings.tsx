import type { JSX } from 'preact';
import type { SummaryFinding } from '../../../core/summary/summary.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTongue } from '../../strings/strings.ts';
import { useBoard } from './board.ts';

const icons = { info: 'info', warn: 'warning', block: 'block' } as const;
const order = ['block', 'warn', 'info'];

/** What the review has found, the gravest first, each with a way to the cell that it is about. */
export function Findings(): JSX.Element | null {
  const { strings, format } = useTongue();
  const { view } = useBoard();
  if (view.findings.length === 0) return null;
  const sorted = view.findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return (
    <section class="findings">
      <h2>{strings.findings.title}</h2>
      <ul>
        {sorted.map(finding => (
          <li
            key={`${finding.code} ${finding.date} ${finding.entryId} ${finding.text}`}
            class={`finding ${finding.severity}`}
          >
            <Icon name={icons[finding.severity]} />
            <span class="finding-words">
              <strong>{strings.findings.severity[finding.severity]}</strong>
              {finding.date !== undefined && <span class="quiet"> · {format.day(finding.date)}</span>}
              {finding.title !== undefined && <span class="quiet"> · {finding.title}</span>}
              <br />
              {finding.text}
            </span>
            <ShowCell finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ShowCell({ finding }: { finding: SummaryFinding }): JSX.Element | null {
  const { strings } = useTongue();
  const { grid, session } = useBoard();
  const line = Object.entries(session.entryIds).find(([, entry]) => entry === finding.entryId)?.[0];
  const id = line ?? finding.entryId;
  const row = grid.rows.find(({ cells }) => cells.some(({ lines }) => lines.some(each => each.id === id)));
  const cell = row?.cells.find(({ lines }) => lines.some(each => each.id === id));
  if (!row || !cell) return null;
  const name = CSS.escape(`${row.key}|${cell.date}`);
  return (
    <button
      type="button"
      class="button subtle"
      onClick={() => document.querySelector<HTMLElement>(`td[data-cell="${name}"]`)?.focus()}
    >
      {strings.findings.show}
    </button>
  );
}
