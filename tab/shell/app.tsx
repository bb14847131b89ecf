import type { ComponentType, JSX } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Send } from '../api/send.ts';
import type { Host } from '../sign-in/teams.ts';
import { useTongue } from '../strings/strings.ts';
import { MyWeek } from '../week/view/my-week.tsx';
import { AnnounceContext, LiveRegion } from './announcer.tsx';
import { firstView, type View, viewsOf } from './views.ts';

/** What every view is given. */
export type ViewProps = { host: Host; send: Send };

/** Fetched when somebody opens them. */
const later: Partial<Record<View, ComponentType<ViewProps>>> = {
  team: lazy(async () => ({ default: (await import('../team/view/team.tsx')).Team })),
  settings: lazy(async () => ({ default: (await import('../settings/view/settings.tsx')).Settings })),
  organisation: lazy(async () => ({
    default: (await import('../organisation/view/organisation.tsx')).Organisation,
  })),
};

export function App({ host, send }: ViewProps): JSX.Element {
  const { strings } = useTongue();
  const roles = useRoles(send);
  const views = useMemo(() => viewsOf(roles).filter(view => view === 'myWeek' || later[view]), [roles]);
  const [chosen, setView] = useState(() => firstView(host));
  const view = views.find(each => each === chosen) ?? 'myWeek';
  const [said, setSaid] = useState({ words: '', turn: 0 });
  const announce = useCallback((words: string) => setSaid(({ turn }) => ({ words, turn: turn + 1 })), []);
  const Later = later[view];
  return (
    <AnnounceContext.Provider value={announce}>
      {views.length > 1 && (
        <nav class="views" aria-label={strings.app.views}>
          {views.map(each => (
            <button
              key={each}
              type="button"
              aria-current={each === view ? 'page' : undefined}
              onClick={() => setView(each)}
            >
              {strings.app[each]}
            </button>
          ))}
        </nav>
      )}
      {Later ? (
        <Suspense fallback={<p class="loading">{strings.app.loading}</p>}>
          <Later host={host} send={send} />
        </Suspense>
      ) : (
        <MyWeek host={host} send={send} />
      )}
      <LiveRegion words={said.words} turn={said.turn} />
    </AnnounceContext.Provider>
  );
}

/** The roles that the token gives, which come after the first picture: most people have none. */
function useRoles(send: Send): readonly string[] {
  const [roles, setRoles] = useState<readonly string[]>([]);
  useEffect(() => {
    void send<{ roles: string[] }>('GET', '/me').then(me => {
      if (me.kind === 'done') setRoles(me.body.roles);
    });
  }, [send]);
  return roles;
}
