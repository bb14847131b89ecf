import type { WeekId } from '../../core/week.ts';
import type { ExplainedWeek } from '../../functions/week/explained.ts';
import type { Answer, Problem } from '../api/answer.ts';
import type { Step, WeeksApi } from '../api/weeks.ts';
import type { Keeper } from './keep.ts';
import {
  confirmed,
  openSession,
  overtaken,
  type Read,
  refused,
  type Session,
  send,
  unsaved,
} from './model/session.ts';

/** What the page shows of one week. */
export type WeekState = {
  /** The week as it was last read; undefined until then. */
  view?: ExplainedWeek;
  session?: Session;
  /** `waiting`: the service cannot be reached, or has not said yet whether it has stored something. */
  saving: 'saved' | 'saving' | 'waiting';
  /** Why the week cannot be shown at all. */
  problem?: Problem;
};

export type WeekSync = {
  state(): WeekState;
  /** Changes the session; what is new in it is sent shortly after. */
  update(change: (session: Session) => Session): void;
  /** Reads the week again, now: somebody else may have changed it. */
  refresh(): Promise<void>;
  /** Tries now what waits. */
  wake(): void;
  /** Submits or recalls when everything is stored. Undefined when it was done. */
  step(step: Step): Promise<Problem | undefined>;
  /** Has the agent draft the week. */
  draft(): Promise<Problem | undefined>;
  close(): void;
};

export type SyncParts = {
  api: WeeksApi;
  keeper: Keeper;
  newRunId: () => string;
  onChange: () => void;
  /** Resolves after a time, or earlier when woken. */
  pause: (ms: number) => { done: Promise<void>; wake: () => void };
};

/** Edits that come in one go are sent as one. */
const gatherMs = 500;
const waitMaxMs = 30_000;

/** Keeps one week of the page and of the service the same: one correction at a time, each until its fate is known. */
export function syncWeek(week: WeekId, parts: SyncParts): WeekSync {
  const { api, keeper, newRunId, onChange } = parts;
  let state: WeekState = { saving: 'saved' };
  let closed = false;
  let running: Promise<void> | undefined;
  let wake = () => {};

  const set = (next: Partial<WeekState>) => {
    state = { ...state, ...next };
    if (next.session) keeper.save(next.session);
    if (!closed) onChange();
  };
  const wait = async (ms: number) => {
    const pause = parts.pause(ms);
    wake = pause.wake;
    await pause.done;
  };

  /** Asks until there is an answer that settles something, or the page has moved on. */
  const insist = async <T>(ask: () => Promise<Answer<T>>) => {
    for (let waitMs = 1_000; ; waitMs = Math.min(waitMs * 2, waitMaxMs)) {
      const answer = await ask();
      if (answer.kind !== 'doubt') return answer;
      set({ saving: 'waiting' });
      await wait(Math.max(waitMs, answer.retryAfterMs));
      if (closed) return undefined;
    }
  };

  const read = async (take: (session: Session | undefined, read: Read) => Session): Promise<boolean> => {
    const answer = await insist(() => api.read(week));
    if (!answer) return false;
    if (answer.kind === 'refused') {
      set({ problem: answer.problem });
      return false;
    }
    set({ view: answer.body, session: take(state.session, readOf(answer.body)) });
    return true;
  };

  const correct = async (session: Session): Promise<boolean> => {
    const { sent } = session;
    if (!sent) return false;
    const { runId, expectedVersion, changes } = sent;
    const answer = await insist(() => api.correct(week, { runId, expectedVersion, changes }));
    if (!answer) return false;
    if (answer.kind === 'done') {
      const [left] = answer.body.skipped;
      return read((now, fresh) => confirmed(now ?? session, fresh, left?.message));
    }
    if (answer.problem.code === 'weekChanged') return read((now, fresh) => overtaken(now ?? session, fresh));
    // Entries that are gone, and a week that is closed meanwhile: look again before saying no.
    set({ session: refused(state.session ?? session, answer.problem.message) });
    return read((now, fresh) => overtaken(now ?? session, fresh));
  };

  const run = async () => {
    if (!state.session && !(await read((kept, fresh) => openOrMerge(kept ?? keeper.load(week), week, fresh))))
      return;
    while (!closed && state.session && (state.session.sent || unsaved(state.session) > 0)) {
      set({ saving: 'saving' });
      if (!state.session.sent) await wait(gatherMs);
      const next = send(state.session, newRunId());
      set({ session: next });
      if (next.sent && !(await correct(next))) return;
    }
    set({ saving: 'saved' });
  };
  const start = () => {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };

  const act = async <T>(ask: (receipt: { runId: string; expectedVersion: number }) => Promise<Answer<T>>) => {
    await start();
    if (!state.session) return state.problem;
    const receipt = { runId: newRunId(), expectedVersion: state.session.version };
    set({ saving: 'saving' });
    const answer = await insist(() => ask(receipt));
    await read((now, fresh) => openOrMerge(now, week, fresh));
    set({ saving: 'saved' });
    return answer?.kind === 'refused' ? answer.problem : undefined;
  };

  return {
    state: () => state,
    update(change) {
      if (!state.session) return;
      set({ session: change(state.session) });
      void start();
    },
    async refresh() {
      if (running) return;
      if (!state.session) return start();
      running = read((now, fresh) => openOrMerge(now, week, fresh)).then(() => {
        set({ saving: 'saved' });
        running = undefined;
      });
      await running;
      await start();
    },
    wake: () => wake(),
    step: step => act(receipt => api.step(week, step, receipt)),
    draft: () => act(receipt => api.draft(week, receipt)),
    close() {
      closed = true;
      wake();
    },
  };
}

function readOf(view: ExplainedWeek): Read {
  return { version: view.version, entries: view.days.flatMap(({ entries }) => entries) };
}

/** A session with a correction under way keeps what it knows: that correction decides first. */
function openOrMerge(session: Session | undefined, week: WeekId, read: Read): Session {
  if (!session) return openSession(week, read);
  return session.sent ? session : overtaken(session, read);
}
