import { useCallback, useEffect, useState } from 'preact/hooks';
import type { WeekStatus } from '../../../core/head.ts';
import type { WeekId } from '../../../core/week.ts';
import type { TeamStates, TeamWeek } from '../../../functions/lists/team.ts';
import type { TeamApi, Verdict } from '../../api/team.ts';
import { pause } from '../../shell/pause.ts';
import { type Loaded, useLoaded } from '../../shell/use-loaded.ts';
import { type Pages, usePages } from '../../shell/use-pages.ts';
import { decideAll, type Fate } from '../decisions.ts';

export type Team = {
  states: Loaded<TeamStates>;
  page: Pages<TeamWeek>;
  fates: ReadonlyMap<string, Fate>;
  decide: (weeks: readonly TeamWeek[], verdict: Verdict) => Promise<{ done: number; left: number }>;
  refresh: () => void;
};

const noFates: ReadonlyMap<string, Fate> = new Map();

/** The weeks of one status, and what has come of the verdicts on them. */
export function useTeam(api: TeamApi, week: WeekId, status: WeekStatus): Team {
  const [fates, setFates] = useState(noFates);
  const states = useLoaded(useCallback(() => api.states(week), [api, week]));
  const ask = useCallback((next?: string) => api.weeks(week, status, next), [api, week, status]);
  const page = usePages(ask);
  // Verdicts are those on one list: another one begins without.

  useEffect(() => () => setFates(noFates), [ask]);
  return {
    ...{ states, page, fates },
    async decide(weeks, verdict) {
      const onFate = (userId: string, fate: Fate) => setFates(known => new Map([...known, [userId, fate]]));
      const newRunId = () => `tab-${crypto.randomUUID()}`;
      const result = await decideAll(weeks, week, verdict, { api, newRunId, pause, onFate });
      void states.again();
      return result;
    },
    refresh() {
      setFates(noFates);
      void states.again();
      page.again();
    },
  };
}
