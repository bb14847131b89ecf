import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../../shell/icons.tsx';
import { useMedia } from '../../shell/media.ts';
import { useTongue } from '../../strings/strings.ts';
import { hours } from '../model/hours.ts';
import { useBoard } from './board.ts';
import { DayHead, DayPicker, DayTotal, today } from './days.tsx';
import { GridRow } from './grid-row.tsx';
import { Sureness } from './sureness.tsx';
import type { Commands } from './use-commands.ts';
import { useGridFocus } from './use-grid-focus.ts';

/** Narrower than this, a phone: one day at a time. */
const narrow = '(max-width: 719px)';

/** The week as a grid: a row for each project and task, a column for each day. */
export function WeekGrid({ commands }: { commands: Commands }): JSX.Element {
  const { strings } = useTongue();
  const board = useBoard();
  const { view, grid } = board;
  const isNarrow = useMedia(narrow);
  const [shown, setShown] = useState(() => indexOfToday(view.days.map(({ date }) => date)));
  const days = view.days.map((_, index) => index).filter(index => !isNarrow || index === shown);
  const focus = useGridFocus(board, days);
  return (
    <section class="grid-area">
      {isNarrow && <DayPicker shown={shown} onPick={setShown} />}
      <div class="grid-scroll">
        <table
          class="grid"
          role="grid"
          aria-label={strings.grid.label}
          aria-rowcount={grid.rows.length + 2}
          ref={focus.element}
          onKeyDown={focus.onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col" class="target-head">
                {strings.grid.target}
              </th>
              {days.map(day => (
                <DayHead key={day} day={day} />
              ))}
              {!isNarrow && (
                <th scope="col" class="row-total">
                  {strings.grid.total}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((row, index) => (
              <GridRow key={row.key} row={row} index={index} days={days} focus={focus} total={!isNarrow} />
            ))}
          </tbody>
          {grid.rows.length > 0 && (
            <tfoot>
              <tr>
                <th scope="row">{strings.grid.dayTotals}</th>
                {days.map(day => (
                  <DayTotal key={day} day={day} />
                ))}
                {!isNarrow && (
                  <td class="row-total">
                    <strong>{hours(grid.totalMinutes)}</strong>
                  </td>
                )}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {grid.rows.length === 0 && <Empty commands={commands} />}
      {Object.values(view.lines).some(({ why }) => why) && <Legend />}
    </section>
  );
}

/** What the bars say. */
function Legend(): JSX.Element {
  const { strings } = useTongue();
  return (
    <p class="legend quiet">
      {strings.grid.legend}
      {(['sure', 'likely', 'unsure'] as const).map(degree => (
        <span key={degree}>
          <Sureness of={degree} /> {strings.sureness[degree]}
        </span>
      ))}
    </p>
  );
}

function Empty({ commands }: { commands: Commands }): JSX.Element {
  const { strings } = useTongue();
  const { view } = useBoard();
  return (
    <div class="empty">
      <h2>{strings.week.empty}</h2>
      <p class="quiet">{view.consent ? strings.week.emptyHint : strings.week.emptyAlone}</p>
      <div class="actions">
        {view.consent && (
          <button type="button" class="button primary" onClick={() => void commands.draft()}>
            <Icon name="sparkle" />
            {strings.week.draft}
          </button>
        )}
        <button type="button" class="button" onClick={commands.addRow}>
          <Icon name="plus" />
          {strings.week.addRow}
        </button>
      </div>
    </div>
  );
}

/** The day of today, or Monday of another week. */
function indexOfToday(dates: readonly string[]): number {
  return Math.max(0, dates.indexOf(today()));
}
