import type { WeekId } from '../../core/week.ts';
import type { Locks } from './locks.ts';
import { type Session, unsaved } from './model/session.ts';

/**
 * Where unsaved work outlives the page. Two pages of one person can be open on one week: each keeps its own work in a
 * slot of its own, which another page takes over when the one that kept it is gone, and not before. Work that two pages
 * sent would be entered twice.
 */
export type Keeper = {
  /** Work on a week that this page has kept, or that a page has left which is gone. */
  find(week: WeekId): Promise<Kept | undefined>;
  /** From now on that is what this page keeps of the week. */
  adopt(kept: Kept): Session;
  /** Keeps what is not stored yet, and forgets what is: nothing of a week stays on a machine that others may use. */
  save(session: Session): void;
};

export type Kept = { slot: string; session: Session };

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** The shape of what is kept: another one is not read. */
const shape = 2;
const prefix = 'time-agent.unsaved';

export type KeeperParts = {
  shelf: Shelf;
  /** The person whose work it is: nobody else's page on this machine takes it up. */
  owner: string;
  locks: Locks;
  /** Differs from page to page. */
  page: string;
};

export function keeperOn({ shelf, owner, locks, page }: KeeperParts): Keeper {
  const slots = new Map<WeekId, string>();
  const slotOf = (week: WeekId) => slots.get(week) ?? page;
  const keyOf = (week: WeekId, slot: string) => `${prefix}.${owner}.${week}.${slot}`;
  const isMine = (slot: string) => locks.hold(`${prefix}.${slot}`);
  return {
    async find(week) {
      // Before anything is kept here: another page would take it for left behind.
      await isMine(slotOf(week));
      const start = keyOf(week, '');
      for (const key of keysOn(shelf, start)) {
        const slot = key.slice(start.length);
        const session = (await isMine(slot)) ? read(shelf, key) : undefined;
        if (session) return { slot, session };
      }
      return undefined;
    },
    adopt({ slot, session }) {
      slots.set(session.week, slot);
      return session;
    },
    save(session) {
      const key = keyOf(session.week, slotOf(session.week));
      try {
        if (isAllStored(session)) shelf.removeItem(key);
        else shelf.setItem(key, JSON.stringify({ shape, session }));
      } catch {
        // A browser that keeps nothing for frames: the work lives as long as the page.
      }
    },
  };
}

export function isAllStored(session: Session): boolean {
  return (
    !session.sent && unsaved(session) === 0 && session.conflicts.length === 0 && session.refused.length === 0
  );
}

/** Whether this machine keeps anything of a person, of whichever page. */
export function hasUnsaved(shelf: Shelf, owner: string): boolean {
  return keysOn(shelf, `${prefix}.${owner}.`).length > 0;
}

export function forgetUnsaved(shelf: Shelf, owner: string): void {
  for (const key of keysOn(shelf, `${prefix}.${owner}.`)) shelf.removeItem(key);
}

function keysOn(shelf: Shelf, start: string): string[] {
  const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '');
  return keys.filter(key => key.startsWith(start)).sort();
}

function read(shelf: Shelf, key: string): Session | undefined {
  try {
    const kept = JSON.parse(shelf.getItem(key) ?? 'null') as { shape: number; session: Session } | null;
    return kept?.shape === shape ? kept.session : undefined;
  } catch {
    return undefined;
  }
}
