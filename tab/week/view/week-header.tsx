import type { JSX } from 'preact';
import type { WeekId } from '../../../core/week.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTongue } from '../../strings/strings.ts';
import { hours } from '../model/hours.ts';
import { useBoard } from './board.ts';
import type { Commands } from './use-commands.ts';

type Props = { week: WeekId; commands: Commands };

/** Which week it is, how it stands, and how much of it is entered. */
export function WeekHeader({ week, commands }: Props): JSX.Element {
  const { strings, format } = useTongue();
  const { view, grid } = useBoard();
  const [first, last] = [view.days[0]?.date ?? '', view.days.at(-1)?.date ?? ''];
  const { expectedMinutes } = view;
  const missing = expectedMinutes - grid.totalMinutes;
  const share = expectedMinutes === 0 ? 1 : Math.min(1, grid.totalMinutes / expectedMinutes);
  return (
    <header class="week-header">
      <div class="week-steps">
        <button
          type="button"
          class="button subtle square"
          aria-label={strings.week.previous}
          onClick={() => commands.go(-1)}
        >
          <Icon name="left" />
        </button>
        <div class="week-name">
          <h1>{strings.week.title(format.date(first), format.date(last))}</h1>
          <p class="quiet">{week.replace('-', ' · ')}</p>
        </div>
        <button
          type="button"
          class="button subtle square"
          aria-label={strings.week.next}
          onClick={() => commands.go(1)}
        >
          <Icon name="right" />
        </button>
        <span class={`badge status-${view.status}`}>{strings.week.status[view.status]}</span>
      </div>
      <div class="week-total">
        <p>
          <strong>{strings.week.of(hours(grid.totalMinutes), hours(expectedMinutes))}</strong>
          {missing > 0 && <span class="quiet"> · {strings.week.missing(hours(missing))}</span>}
          {missing < 0 && <span class="quiet"> · {strings.week.over(hours(-missing))}</span>}
        </p>
        <progress max={1} value={share} aria-label={strings.grid.total} />
      </div>
    </header>
  );
}
