import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { WeekId } from '../../../core/week.ts';
import type { TeamWeek } from '../../../functions/lists/team.ts';
import type { TeamApi, Verdict } from '../../api/team.ts';
import { Icon } from '../../shell/icons.tsx';
import { personName } from '../../shell/person.ts';
import { hours } from '../../week/model/hours.ts';
import type { Fate } from '../decisions.ts';
import { FateWords } from './fate-words.tsx';
import { FindingCounts } from './finding-counts.tsx';
import { useTeamStrings } from './team-strings.ts';
import { WeekDetails } from './week-details.tsx';

type Props = {
  row: TeamWeek;
  api: TeamApi;
  week: WeekId;
  isOwn: boolean;
  mayDecide: boolean;
  isChosen: boolean;
  fate: Fate | undefined;
  onChoose: () => void;
  onVerdict: (verdict: Verdict) => void;
};

/** One person's week; opened, what is in it. */
export function TeamRow({ row, api, week, fate, ...rest }: Props): JSX.Element {
  const { isOwn, mayDecide, isChosen, onChoose, onVerdict } = rest;
  const said = useTeamStrings();
  const [isOpen, setOpen] = useState(false);
  const name = isOwn ? said.you : personName(row.name);
  const expected = row.seen?.expectedMinutes;
  return (
    <tbody>
      <tr>
        <td class="pick">
          {mayDecide && (
            <input type="checkbox" aria-label={said.select(name)} checked={isChosen} onChange={onChoose} />
          )}
        </td>
        <th scope="row">
          <button
            type="button"
            class="button subtle opener"
            aria-expanded={isOpen}
            aria-label={said.open(name)}
            title={row.userId}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="right" />
            {name}
          </button>
          {row.untouched > 0 && <p class="quiet below">{said.untouched(row.untouched)}</p>}
        </th>
        <td class="number">
          {hours(row.totalMinutes)}
          {expected !== undefined && <span class="quiet"> / {hours(expected)}</span>}
        </td>
        <td>
          <FindingCounts findings={row.seen?.findings ?? []} />
        </td>
        <td class="verdicts">
          {fate && <FateWords fate={fate} />}
          {isOwn && <span class="quiet">{said.ownWeek}</span>}
          {mayDecide &&
            (['return', 'approve'] as const).map(verdict => (
              <button
                key={verdict}
                type="button"
                class="button"
                aria-label={said.verdictOf[verdict](name)}
                onClick={() => onVerdict(verdict)}
              >
                {said.verdict[verdict]}
              </button>
            ))}
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td />
          <td colSpan={4}>
            <WeekDetails api={api} week={week} userId={row.userId} />
          </td>
        </tr>
      )}
    </tbody>
  );
}
