import type { WeekId } from '../../core/week.ts';
import { type Session, unsaved } from './model/session.ts';

/** Where unsaved work outlives the page. */
export type Keeper = {
  load(week: WeekId): Session | undefined;
  /** Keeps what is not stored yet, and forgets what is: nothing of a week stays on a machine that others may use. */
  save(session: Session): void;
  /** Weeks that have something kept. */
  weeks(): WeekId[];
};

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** The shape of what is kept: another one is not read. */
const shape = 1;
const prefix = 'time-agent.unsaved';

/** `owner` is the person whose work it is: nobody else's page on this machine takes it up. */
export function keeperOn(shelf: Shelf, owner: string): Keeper {
  const keyOf = (week: WeekId) => `${prefix}.${owner}.${week}`;
  return {
    load(week) {
      try {
        const kept = JSON.parse(shelf.getItem(keyOf(week)) ?? 'null') as {
          shape: number;
          session: Session;
        } | null;
        return kept?.shape === shape ? kept.session : undefined;
      } catch {
        return undefined;
      }
    },
    save(session) {
      try {
        if (isAllStored(session)) shelf.removeItem(keyOf(session.week));
        else shelf.setItem(keyOf(session.week), JSON.stringify({ shape, session }));
      } catch {
        // A browser that keeps nothing for frames: the work lives as long as the page.
      }
    },
    weeks() {
      const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '');
      const own = `${prefix}.${owner}.`;
      return keys.filter(key => key.startsWith(own)).map(key => key.slice(own.length) as WeekId);
    },
  };
}

function isAllStored(session: Session): boolean {
  return (
    !session.sent && unsaved(session) === 0 && session.conflicts.length === 0 && session.refused.length === 0
  );
}
