import { useCallback, useEffect, useState } from 'preact/hooks';
import type { OrgRunView } from '../../../core/org-run/view.ts';
import type { OrganisationApi } from '../../api/organisation.ts';
import { type Pages, usePages } from '../../shell/use-pages.ts';

/** An answer about an org run is at most two seconds old, so there is no use in asking more often. */
const lookEveryMs = 2_000;

const moving = new Set<OrgRunView['state']>(['enumerating', 'running', 'cancelling']);

export type Runs = { page: Pages<OrgRunView>; runs: readonly OrgRunView[]; put: (run: OrgRunView) => void };

/** The org runs, the newest first. Those that move are looked at again and again while the page is seen. */
export function useRuns(api: OrganisationApi): Runs {
  const page = usePages(useCallback((next?: string) => api.runs(next), [api]));
  const [newer, setNewer] = useState<ReadonlyMap<string, OrgRunView>>(new Map());
  const put = useCallback(
    (run: OrgRunView) => setNewer(known => new Map([...known, [run.orgRunId, run]])),
    [],
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
      const answer = await api.run(orgRunId);
      if (answer.kind === 'done') put(answer.body);
    };
    const lookAtAll = () => {
      if (document.visibilityState === 'visible') for (const id of watched.split(' ')) void look(id);
    };
    const timer = setInterval(lookAtAll, lookEveryMs);
    lookAtAll();
    return () => clearInterval(timer);
  }, [api, put, watched]);
  return { page, runs, put };
}
