import type { JSX } from 'preact';
import type { WeekView } from '../../../core/week-view.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTongue } from '../../strings/strings.ts';
import { hours } from '../model/hours.ts';
import { useBoard } from './board.ts';

/** How a day's column looks, by what can happen there. */
export function dayClass({
  date,
  closed,
  expectedMinutes,
}: Omit<WeekView['days'][number], 'entries'>): string {
  const kind = closed ? ' closed' : expectedMinutes === 0 ? ' free' : '';
  return `day${kind}${date === today() ? ' today' : ''}`;
}

/** On the clock of this device. */
export function today(): string {
  return new Date().toLocaleDateString('sv');
}

export function DayHead({ day }: { day: number }): JSX.Element {
  const { strings, format } = useTongue();
  const { view } = useBoard();
  const shown = view.days[day];
  if (!shown) return <th />;
  return (
    <th scope="col" class={dayClass(shown)}>
      <span class="day-name">{format.shortDay(shown.date)}</span>
      {shown.closed && (
        <span class="day-note">
          <Icon name="lock" />
          {strings.grid.closed}
        </span>
      )}
    </th>
  );
}

export function DayTotal({ day }: { day: number }): JSX.Element {
  const { strings } = useTongue();
  const { view, grid } = useBoard();
  const shown = view.days[day];
  if (!shown) return <td />;
  const total = grid.dayMinutes[day] ?? 0;
  const missing = shown.closed ? 0 : shown.expectedMinutes - total;
  return (
    <td class={dayClass(shown)}>
      {total > 0 || shown.expectedMinutes > 0 ? (
        <strong>{hours(total)}</strong>
      ) : (
        <span class="quiet">–</span>
      )}
      {shown.expectedMinutes > 0 && <span class="expected"> / {hours(shown.expectedMinutes)}</span>}
      {missing > 0 && <span class="missing">{strings.week.missing(hours(missing))}</span>}
    </td>
  );
}

/** On a phone: the days as buttons, each with its total. */
export function DayPicker({ shown, onPick }: { shown: number; onPick: (day: number) => void }): JSX.Element {
  const { format, weekday } = useTongue();
  const { view, grid } = useBoard();
  return (
    <fieldset class="day-picker">
      {view.days.map((day, index) => (
        <button
          key={day.date}
          type="button"
          class={dayClass(day)}
          aria-pressed={index === shown}
          title={format.day(day.date)}
          onClick={() => onPick(index)}
        >
          <span>{weekday(day.date)} </span>
          <span class="day-number">{Number(day.date.slice(8))} </span>
          <span class="quiet">{hours(grid.dayMinutes[index] ?? 0)}</span>
        </button>
      ))}
    </fieldset>
  );
}
