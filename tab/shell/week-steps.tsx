import type { JSX } from 'preact';
import type { WeekId } from '../../core/week.ts';
import { useTongue } from '../strings/strings.ts';
import { datesOf, weeksLater } from '../week/model/calendar.ts';
import { Icon } from './icons.tsx';

type Props = { week: WeekId; setWeek: (week: WeekId) => void };

/** Which week is shown, with steps to the ones beside it. */
export function WeekSteps({ week, setWeek }: Props): JSX.Element {
  const { strings, format } = useTongue();
  const dates = datesOf(week);
  return (
    <div class="week-steps">
      <button
        type="button"
        class="button subtle square"
        aria-label={strings.week.previous}
        onClick={() => setWeek(weeksLater(week, -1))}
      >
        <Icon name="left" />
      </button>
      <div class="week-name">
        <h1>{strings.week.title(format.date(dates[0] ?? ''), format.date(dates[6] ?? ''))}</h1>
        <p class="quiet">{week.replace('-', ' · ')}</p>
      </div>
      <button
        type="button"
        class="button subtle square"
        aria-label={strings.week.next}
        onClick={() => setWeek(weeksLater(week, 1))}
      >
        <Icon name="right" />
      </button>
    </div>
  );
}
