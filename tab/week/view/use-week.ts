import { useCallback, useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { WeekId } from '../../../core/week.ts';
import type { WeeksApi } from '../../api/weeks.ts';
import { keeperOn } from '../keep.ts';
import { syncWeek, type WeekSync } from '../sync.ts';

/** How often an open page looks whether somebody else has changed the week. */
const lookEveryMs = 60_000;

/** One week of the page, kept the same as the service's as long as it is shown. */
export function useWeek(api: WeeksApi, week: WeekId, personId: string): WeekSync {
  const [, draw] = useReducer((turn: number, _: undefined) => turn + 1, 0);
  const current = useRef<WeekSync>(undefined);
  const redraw = useCallback(() => draw(undefined), []);
  const sync = useMemo(() => {
    current.current?.close();
    const keeper = keeperOn(shelf(), personId);
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

/** Browsers can refuse storage to frames. */
function shelf(): Storage {
  try {
    return window.localStorage;
  } catch {
    return nothing;
  }
}

const nothing: Storage = {
  length: 0,
  clear() {},
  getItem: () => null,
  key: () => null,
  removeItem() {},
  setItem() {},
};

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
