import type { JSX } from 'preact';
import type { WeekId } from '../../../../core/week.ts';
import type { WeeksApi } from '../../../api/weeks.ts';
import { Dialog } from '../../../shell/dialog.tsx';
import { useTongue } from '../../../strings/strings.ts';
import type { WeekSync } from '../../sync.ts';
import { RunItem } from './run-item.tsx';
import { useHistory } from './use-history.ts';

type Props = { api: WeeksApi; week: WeekId; sync: WeekSync; onClose: () => void };

/** What has been done to the week, by whom, what it changed, and a way to take it back. */
export function History({ api, week, sync, onClose }: Props): JSX.Element {
  const { strings } = useTongue();
  const history = useHistory(api, week);
  const { runs, hasMore, problem } = history;
  return (
    <Dialog title={strings.history.title} closeLabel={strings.details.close} onClose={onClose}>
      {problem && (
        <p class="wrong" role="alert">
          {strings.refusals[problem.code] ?? problem.message}
        </p>
      )}
      {!runs && !problem && <p class="quiet">{strings.history.loading}</p>}
      {runs?.length === 0 && <p class="quiet">{strings.history.none}</p>}
      <ol class="runs">
        {runs?.map(run => (
          <RunItem key={run.runId} run={run} api={api} week={week} sync={sync} onDone={history.reload} />
        ))}
      </ol>
      {hasMore && (
        <button type="button" class="button" onClick={history.more}>
          {strings.history.more}
        </button>
      )}
    </Dialog>
  );
}
