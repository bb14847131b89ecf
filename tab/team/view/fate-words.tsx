import type { JSX } from 'preact';
import { Icon } from '../../shell/icons.tsx';
import { useTongue } from '../../strings/strings.ts';
import type { Fate } from '../decisions.ts';
import { useTeamStrings } from './team-strings.ts';

/** What came of a verdict, in the row that it was about. */
export function FateWords({ fate }: { fate: Fate }): JSX.Element {
  const { strings } = useTongue();
  const said = useTeamStrings();
  if (fate.kind === 'waiting') return <span class="quiet">{said.waiting}</span>;
  if (fate.kind === 'unknown') return <span class="wrong">{said.unknown}</span>;
  if (fate.kind === 'refused')
    return <span class="wrong">{strings.refusals[fate.problem.code] ?? fate.problem.message}</span>;
  const words = fate.status === 'approved' || fate.status === 'returned' ? fate.status : 'other';
  return (
    <span class={`badge status-${fate.status}`}>
      <Icon name="check" /> {said.done[words]}
    </span>
  );
}
