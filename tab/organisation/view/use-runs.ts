import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { OrgRunView } from '../../../core/org-run/view.ts';
import type { OrganisationApi } from '../../api/organisation.ts';
import { type Pages, usePages } from '../../shell/use-pages.ts';

/**
 * An answer about an org run can be two seconds old. So there is no use in asking more often, and after an action the
 * answer to the action itself holds for that long.
 */
const lookEveryMs = 2_000;

const moving = new Set<OrgRunView['state']>(['enumerating', 'running', 'cancelling']);

export type Runs = {
  page: Pages<OrgRunView>;
  runs: readonly OrgRunView[];
  /** Takes the answer to an action. */
  put: (run: OrgRunView) => void;
};

/** The org runs, the newest first. Those that move are looked at again and again while the page is seen. */
export function useRuns(api: OrganisationApi): Runs {
  const page = usePages(useCallback((next?: string) => api.runs(next), [api]));
  const [newer, setNewer] = useState<ReadonlyMap<string, OrgRunView>>(new Map());
  const steeredAtMs = useRef(new Map<string, number>());
  const see = useCallback(
    (run: OrgRunView) => setNewer(known => new Map([...known, [run.orgRunId, run]])),
    [],
  );
  const put = useCallback(
    (run: OrgRunView) => {
      steeredAtMs.current.set(run.orgRunId, Date.now());
      see(run);
    },
    [see],
  );
  const started = [...newer.values()].filter(
    run => !page.rows.some(({ orgRunId }) => orgRunId === run.orgRunId),
  );
  const runs = [...started.reverse(), ...page.rows.map(run => newer.get(run.orgRunId) ?? run)];
  const watched = runs
    .filter(({ state }) => moving.has(state))
    .map(({ orgRunId }) => orgRunId)
    .join(' ');
  useEffect(() => {
    if (watched === '') return;
    const look = async (orgRunId: string) => {
      const askedAtMs = Date.now();
      const answer = await api.run(orgRunId);
      const isOld = askedAtMs < (steeredAtMs.current.get(orgRunId) ?? 0) + lookEveryMs;
      if (answer.kind === 'done' && !isOld) see(answer.body);
    };
    const lookAtAll = () => {
      if (document.visibilityState === 'visible') for (const id of watched.split(' ')) void look(id);
    };
    const timer = setInterval(lookAtAll, lookEveryMs);
    lookAtAll();
    return () => clearInterval(timer);
  }, [api, see, watched]);
  return { page, runs, put };
}
