import type { JSX } from 'preact';
import type { WeekStatus } from '../../../core/head.ts';
import { useTeamStrings } from './team-strings.ts';

/** Those that wait for somebody come first. */
const order = ['submitted', 'recallRequested', 'returned', 'draft', 'approved'] as const;

type Props = {
  status: WeekStatus;
  setStatus: (status: WeekStatus) => void;
  states: Partial<Record<WeekStatus, number>>;
};

/** How many weeks stand how; pressing one shows these weeks. */
export function StateTabs({ status, setStatus, states }: Props): JSX.Element {
  const said = useTeamStrings();
  return (
    <fieldset class="tiles">
      <legend class="unseen">{said.states}</legend>
      {order.map(each => (
        <button
          key={each}
          type="button"
          class="tile"
          aria-pressed={each === status}
          onClick={() => setStatus(each)}
        >
          <strong>{states[each] ?? 0}</strong>
          <span>{said.state[each]}</span>
        </button>
      ))}
    </fieldset>
  );
}
