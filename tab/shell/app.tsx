import type { ComponentType, JSX } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { useTongue } from '../strings/strings.ts';
import { MyWeek } from '../week/view/my-week.tsx';
import { AnnounceContext, LiveRegion } from './announcer.tsx';
import { Message } from './message.tsx';
import { ShutOut } from './shut-out.tsx';
import { type Loaded, useLoaded } from './use-loaded.ts';
import { firstView, type View, type ViewProps, viewsOf } from './views.ts';

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
  // Roles come after the first picture: most people have none.
  const me = useLoaded(useCallback(() => send<{ roles: string[] }>('GET', '/me'), [send]));
  const roles = me.body?.roles;
  const views = useMemo(() => viewsOf(roles ?? []), [roles]);
  const [chosen, setView] = useState(() => firstView(host));
  const isOffered = views.includes(chosen);
  const [said, setSaid] = useState({ words: '', turn: 0 });
  const announce = useCallback((words: string) => setSaid(({ turn }) => ({ words, turn: turn + 1 })), []);
  const Later = later[chosen];
  return (
    <AnnounceContext.Provider value={announce}>
      {views.length > 1 && (
        <nav class="views" aria-label={strings.app.views}>
          {views.map(each => (
            <button
              key={each}
              type="button"
              aria-current={each === chosen ? 'page' : undefined}
              onClick={() => setView(each)}
            >
              {strings.app[each]}
            </button>
          ))}
        </nav>
      )}
      {!isOffered ? (
        <NotOffered me={me} />
      ) : Later ? (
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

/** In the place of a view that is not this person's, or not known to be yet. */
function NotOffered({ me }: { me: Loaded<unknown> }): JSX.Element {
  const { strings } = useTongue();
  if (me.problem) return <ShutOut problem={me.problem} onAgain={() => void me.again()} />;
  return me.body ? <Message {...strings.notForYou} /> : <p class="loading">{strings.app.loading}</p>;
}
