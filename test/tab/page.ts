import { runWeek } from '../../functions/week/run.ts';
import { keeperOn } from '../../tab/week/keep.ts';
import type { Locks } from '../../tab/week/locks.ts';
import { type Session, unsaved } from '../../tab/week/model/session.ts';
import { syncWeek, type WeekSync } from '../../tab/week/sync.ts';
import { draft, openSetUpWorld, request, week } from '../functions/person.ts';
import type { World } from '../functions/world.ts';
import { type Mishap, unsteadyApi } from './service.ts';

/** Storage of a browser, as far as it is used. */
export function shelf(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: key => kept.get(key) ?? null,
    key: index => [...kept.keys()][index] ?? null,
    removeItem: key => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}

let runs = 0;
let pages = 0;

/** Every other page has gone. */
export const alone: Locks = { hold: async () => true };

/** Pages that are open side by side: a name is held by the first of them that asks for it. */
export function sideBySide(): () => Locks & { goAway(): void } {
  const holders = new Map<string, object>();
  return () => {
    const me = {};
    return {
      async hold(name) {
        if (!holders.has(name)) holders.set(name, me);
        return holders.get(name) === me;
      },
      goAway() {
        for (const [name, holder] of holders) if (holder === me) holders.delete(name);
      },
    };
  };
}

/** A page that is open on Lena's week. */
export function openPage(
  world: World,
  storage = shelf(),
  mishap: () => Mishap = () => undefined,
  { hold }: Locks = alone,
): WeekSync {
  pages += 1;
  return syncWeek(week, {
    api: unsteadyApi(world.app, mishap),
    keeper: keeperOn({ shelf: storage, owner: 'lena', locks: { hold }, page: `page-${pages}` }),
    newRunId: () => `tab-${++runs}`,
    onChange: () => {},
    pause: () => ({ done: new Promise(resolve => setImmediate(resolve)), wake: () => {} }),
  });
}

export async function draftedWorld(): Promise<World> {
  const world = await openSetUpWorld();
  await runWeek(world.app, request(draft, { runId: 'draft' }));
  return world;
}

export const sessionOf = (page: WeekSync): Session => {
  const { session } = page.state();
  if (!session) throw new Error('The week has not been read.');
  return session;
};
export const lineOn = (page: WeekSync, date: string, projectId: string) => {
  const found = sessionOf(page).wanted.find(line => line.date === date && line.projectId === projectId);
  if (!found) throw new Error(`There is no line of ${projectId} on ${date}.`);
  return found;
};
export const stored = async (world: World) => {
  const { days } = await readNow(world);
  return days
    .flatMap(({ entries }) => entries)
    .map(({ date, projectId, minutes }) => `${date} ${projectId} ${minutes}`);
};
export const readNow = async (world: World) => {
  const answer = await unsteadyApi(world.app, () => undefined).read(week);
  if (answer.kind !== 'done') throw new Error('The week cannot be read.');
  return answer.body;
};
/** Waits for what the page has to do, as often as it takes. */
export const quiet = async (page: WeekSync) => {
  for (let turns = 0; turns < 2_000; turns++) {
    const { saving, session } = page.state();
    if (saving === 'saved' && session && !session.sent && unsaved(session) === 0) return;
    await new Promise(resolve => setImmediate(resolve));
  }
  throw new Error('The page does not come to rest.');
};
