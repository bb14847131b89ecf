import type { JSX } from 'preact';
import type { TeamWeek } from '../../../functions/lists/team.ts';
import type { Verdict } from '../../api/team.ts';
import { useTeamStrings } from './team-strings.ts';

type Props = {
  open: readonly TeamWeek[];
  picked: readonly TeamWeek[];
  toggleAll: () => void;
  onVerdict: (verdict: Verdict) => void;
  onRefresh: () => void;
};

/** What can be done with the chosen weeks together. */
export function BulkBar({ open, picked, toggleAll, onVerdict, onRefresh }: Props): JSX.Element {
  const said = useTeamStrings();
  const count = picked.length;
  return (
    <div class="actions bulk">
      {open.length > 0 && (
        <>
          <label class="check">
            <input
              type="checkbox"
              checked={count === open.length}
              ref={box => {
                if (box) box.indeterminate = count > 0 && count < open.length;
              }}
              onChange={toggleAll}
            />
            {said.selectAll}
          </label>
          <span class="quiet">{said.chosen(count)}</span>
          <button
            type="button"
            class="button primary"
            disabled={count === 0}
            onClick={() => onVerdict('approve')}
          >
            {count === 0 ? said.verdict.approve : said.verdictAll.approve(count)}
          </button>
          <button type="button" class="button" disabled={count === 0} onClick={() => onVerdict('return')}>
            {count === 0 ? said.verdict.return : said.verdictAll.return(count)}
          </button>
        </>
      )}
      <button type="button" class="button subtle end" onClick={onRefresh}>
        {said.refresh}
      </button>
    </div>
  );
}
