import { useCallback, useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { WeekId } from '../../../core/week.ts';
import type { WeeksApi } from '../../api/weeks.ts';
import { keeperOn } from '../keep.ts';
import { browserLocks } from '../locks.ts';
import { browserShelf } from '../shelf.ts';
import { syncWeek, type WeekSync } from '../sync.ts';

/** How often an open page looks whether somebody else has changed the week. */
const lookEveryMs = 60_000;

/** For as long as the page lives, whichever view of it is shown. */
const locks = browserLocks(navigator.locks);
const page = crypto.randomUUID();

/** One week of the page, kept the same as the service's as long as it is shown. */
export function useWeek(api: WeeksApi, week: WeekId, personId: string): WeekSync {
  const [, draw] = useReducer((turn: number, _: undefined) => turn + 1, 0);
  const current = useRef<WeekSync>(undefined);
  const redraw = useCallback(() => draw(undefined), []);
  const sync = useMemo(() => {
    current.current?.close();
    const keeper = keeperOn({ shelf: browserShelf(), owner: personId, locks, page });
    current.current = syncWeek(week, { api, keeper, newRunId, onChange: redraw, pause });
    return current.current;
  }, [api, week, personId, redraw]);
  useEffect(() => {
    void sync.refresh();
    const look = () => document.visibilityState === 'visible' && void sync.refresh();
    const timer = setInterval(look, lookEveryMs);
    const wake = () => sync.wake();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', wake);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', wake);
      sync.close();
    };
  }, [sync]);
  return sync;
}

function newRunId(): string {
  return `tab-${crypto.randomUUID()}`;
}

function pause(ms: number): { done: Promise<void>; wake: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  return {
    done: promise,
    wake() {
      clearTimeout(timer);
      resolve();
    },
  };
}
