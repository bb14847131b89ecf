import { useCallback, useEffect, useState } from 'preact/hooks';
import type { LoggedRun } from '../../../../core/run-log.ts';
import type { WeekId } from '../../../../core/week.ts';
import type { Problem } from '../../../api/answer.ts';
import type { WeeksApi } from '../../../api/weeks.ts';
import { useTongue } from '../../../strings/strings.ts';

export type HistoryState = { runs?: LoggedRun[]; hasMore: boolean; problem?: Problem };

/** The runs of a week, a page at a time. */
export function useHistory(api: WeeksApi, week: WeekId) {
  const { strings } = useTongue();
  const [state, setState] = useState<HistoryState>({ hasMore: false });
  const read = useCallback(
    async (before: readonly LoggedRun[]) => {
      const answer = await api.runs(week, before.at(-1)?.runId);
      if (answer.kind === 'done') {
        const { value, nextLink } = answer.body;
        setState({ runs: [...before, ...value], hasMore: nextLink !== undefined });
      } else {
        const unreached = { code: 'unreached', message: strings.failed.body };
        const problem = answer.kind === 'doubt' ? unreached : answer.problem;
        setState(({ runs, hasMore }) => ({ ...(runs && { runs }), hasMore, problem }));
      }
    },
    [api, week, strings],
  );
  useEffect(() => void read([]), [read]);
  return { ...state, reload: () => void read([]), more: () => void read(state.runs ?? []) };
}
