import type { Outcome } from '../../core/outcome.ts';
import type { WeekId } from '../../core/week.ts';
import type { ExplainedWeek } from '../../functions/week/explained.ts';
import type { Answer, Problem } from '../api/answer.ts';
import type { Receipt, Step, WeeksApi } from '../api/weeks.ts';
import { insistence, type Pause } from './insist.ts';
import { isAllStored, type Keeper } from './keep.ts';
import {
  confirmed,
  openSession,
  overtaken,
  type Read,
  refused,
  type Sent,
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
  /** Why the person is not let in, for as long as they are not. What they do meanwhile is kept. */
  shutOut?: Problem | undefined;
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
  /** Takes a run back, if the week is still the one that `version` is of. Undefined when it was done. */
  undoRun(undoRunId: string, version: number): Promise<Problem | undefined>;
  /** Has the agent draft the week. */
  draft(): Promise<Problem | undefined>;
  close(): void;
};

export type SyncParts = {
  api: WeeksApi;
  keeper: Keeper;
  newRunId: () => string;
  onChange: () => void;
  pause: Pause;
};

/** Edits that come in one go are sent as one. */
const gatherMs = 500;

/** The state of one week on the page, and who reads into it. */
type Holder = {
  get(): WeekState;
  set(next: Partial<WeekState>): void;
  /** Reads the week and has the session take it over. False when that could not be done. */
  read(take: (session: Session | undefined, read: Read) => Session): Promise<boolean>;
};

/** Keeps one week of the page and of the service the same: one correction at a time, each until its fate is known. */
export function syncWeek(week: WeekId, parts: SyncParts): WeekSync {
  const { api, keeper, newRunId, onChange } = parts;
  let state: WeekState = { saving: 'saved' };
  let closed = false;
  const { inTurn, isIdle } = oneAfterTheOther();
  const set = (next: Partial<WeekState>) => {
    state = { ...state, ...next };
    // A page that has moved on leaves what it has kept as it is: whoever comes back to the week begins there.
    if (next.session && !closed) keeper.save(next.session);
    if (!closed) onChange();
  };
  const { insist, wait, wake } = insistence(
    parts.pause,
    ({ problem }) => set({ saving: 'waiting', shutOut: problem }),
    () => closed,
  );
  const holder: Holder = {
    get: () => state,
    set,
    async read(take) {
      const answer = await insist(() => api.read(week));
      if (answer?.kind !== 'done') {
        if (answer) set({ problem: answer.problem });
        return false;
      }
      set({ shutOut: undefined, view: answer.body, session: take(state.session, readOf(answer.body)) });
      return true;
    },
  };
  const open = async () => {
    const kept = isFree(state.session) ? await keeper.find(week) : undefined;
    return holder.read((session, read) =>
      openOrMerge(kept && isFree(session) ? keeper.adopt(kept) : session, week, read),
    );
  };

  const run = async () => {
    if (!state.session && !(await open())) return;
    while (!closed && state.session && (state.session.sent || unsaved(state.session) > 0)) {
      set({ saving: 'saving' });
      if (!state.session.sent) await wait(gatherMs);
      set({ session: send(state.session, newRunId()) });
      const { sent } = state.session;
      if (sent && !(await settle(holder, sent, await insist(() => api.correct(week, receiptOf(sent))))))
        return;
    }
    set({ saving: 'saved' });
  };
  const act = async <T>(ask: (receipt: Receipt) => Promise<Answer<T>>) => {
    await run();
    if (!state.session) return state.problem;
    const receipt = { runId: newRunId(), expectedVersion: state.session.version };
    set({ saving: 'saving' });
    const answer = await insist(() => ask(receipt));
    await open();
    set({ saving: 'saved' });
    return answer?.kind === 'refused' ? answer.problem : undefined;
  };

  return {
    state: () => state,
    update(change) {
      if (!state.session) return;
      set({ session: change(state.session) });
      void inTurn(run);
    },
    async refresh() {
      if (!isIdle()) return;
      await inTurn(async () => {
        if (state.session) await open();
        await run();
      });
    },
    wake,
    step: step => inTurn(() => act(receipt => api.step(week, step, receipt))),
    undoRun: (undoRunId, expectedVersion) =>
      inTurn(() => act(receipt => api.undo(week, { ...receipt, expectedVersion, undoRunId }))),
    draft: () => inTurn(() => act(receipt => api.draft(week, receipt))),
    close() {
      closed = true;
      wake();
    },
  };
}

/** A row of tasks, each begun when the one before has ended. */
function oneAfterTheOther() {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    isIdle: () => waiting === 0,
    inTurn<T>(task: () => Promise<T>): Promise<T> {
      waiting += 1;
      const done = last.then(task).finally(() => {
        waiting -= 1;
      });
      last = done.catch(() => {});
      return done;
    },
  };
}

/** Takes the answer to a correction into the session. False when the week could not be read after it. */
async function settle(
  { get, set, read }: Holder,
  sent: Sent,
  answer: Exclude<Answer<Outcome>, { kind: 'doubt' }> | undefined,
): Promise<boolean> {
  const session = get().session;
  if (!answer || !session) return false;
  if (answer.kind === 'done') {
    const [left] = answer.body.skipped;
    return read((now, fresh) => confirmed(now ?? { ...session, sent }, fresh, left));
  }
  if (answer.problem.code !== 'weekChanged') set({ session: refused(session, answer.problem) });
  // Also after other refusals: what was refused may have been wrong because the week is not what it was.
  return read((now, fresh) => overtaken(now ?? session, fresh));
}

function receiptOf({ runId, expectedVersion, changes }: Sent) {
  return { runId, expectedVersion, changes };
}

function readOf(view: ExplainedWeek): Read {
  return { version: view.version, entries: view.days.flatMap(({ entries }) => entries) };
}

/** A session with a correction under way keeps what it knows: that correction decides first. */
function openOrMerge(session: Session | undefined, week: WeekId, read: Read): Session {
  if (!session) return openSession(week, read);
  return session.sent ? session : overtaken(session, read);
}

/** Whether there is nothing that would be lost if work from elsewhere took its place. */
function isFree(session: Session | undefined): boolean {
  return !session || isAllStored(session);
}
