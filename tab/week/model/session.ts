import type { Change } from '../../../core/intent.ts';
import type { WeekId } from '../../../core/week.ts';
import { changesBetween, differences } from './changes.ts';
import { applyEdit, type Edit, invert, isEmptyEdit } from './edits.ts';
import { byId, type Line, lineOf, sameLine } from './line.ts';
import { type Conflict, merge } from './merge.ts';

/**
 * A person's work on one week: the week as the store has it, the week as they want it, and what lies between. Nothing
 * that they have done is dropped unless they say so: it is stored, or on its way, or waits, or is shown for them to
 * choose. Plain data, so that it can be kept when the page goes away.
 */
export type Session = {
  week: WeekId;
  /** The version that `base` is. */
  version: number;
  /** The lines as the store has them. */
  base: Line[];
  /** The lines as the person wants them. */
  wanted: Line[];
  /** The correction that is under way. It is sent under its run id until its fate is known. */
  sent?: Sent;
  /** Entry ids of lines, where the two differ. */
  entryIds: Record<string, string>;
  /** Changed by somebody else at the same time: the person chooses. */
  conflicts: Conflict[];
  /** Not taken by the service, with the reason; the person mends or drops them. */
  refused: Refused[];
  /** After a refusal lines go one by one, so that one bad line does not hold up the others. */
  oneByOne: boolean;
  done: Edit[];
  undone: Edit[];
};

export type Sent = {
  runId: string;
  expectedVersion: number;
  changes: Change[];
  newIds: Record<string, string>;
  touched: string[];
  /** The lines as they are when it has been applied. */
  lines: Line[];
};

/** A line that was not taken; absent: that it be taken away was not. */
export type Refused = { id: string; line?: Line; reason: Reason };

/** Why, as the API says it: a code, and a sentence in English. */
export type Reason = { code: string; message: string };

/** A week as it was read: its version, and entries under their own ids. */
export type Read = { version: number; entries: readonly Line[] };

const undoMax = 200;

export function openSession(week: WeekId, read: Read): Session {
  const lines = read.entries.map(lineOf);
  return {
    ...{ week, version: read.version, base: lines, wanted: lines, entryIds: {} },
    ...{ conflicts: [], refused: [], oneByOne: false, done: [], undone: [] },
  };
}

export function edit(session: Session, made: Edit): Session {
  if (isEmptyEdit(made)) return session;
  const { lines } = applyEdit(session.wanted, made);
  const ids = made.deltas.map(({ id }) => id);
  return {
    ...session,
    wanted: lines,
    // Touching a line again is the answer to its refusal.
    refused: session.refused.filter(({ id }) => !ids.includes(id)),
    done: [...session.done, made].slice(-undoMax),
    undone: [],
  };
}

/** `left` counts lines that somebody else has changed since, which stay as they are. */
export type Stepped = { session: Session; left: number };

export function undo(session: Session): Stepped {
  const last = session.done.at(-1);
  if (!last) return { session, left: 0 };
  const { lines, left } = applyEdit(session.wanted, invert(last));
  const [done, undone] = [session.done.slice(0, -1), [...session.undone, last]];
  return { session: { ...session, wanted: lines, done, undone }, left };
}

export function redo(session: Session): Stepped {
  const last = session.undone.at(-1);
  if (!last) return { session, left: 0 };
  const { lines, left } = applyEdit(session.wanted, last);
  const [done, undone] = [[...session.done, last], session.undone.slice(0, -1)];
  return { session: { ...session, wanted: lines, done, undone }, left };
}

/** How many lines are not stored yet. */
export function unsaved({ base, wanted }: Session): number {
  return differences(base, wanted).length;
}

/** Makes the next correction, if there is anything to correct and none is under way. */
export function send(session: Session, runId: string): Session {
  if (session.sent || unsaved(session) === 0) return session;
  const { base, wanted, week, entryIds, oneByOne, version } = session;
  const options = { week, runId, entryIds, ...(oneByOne && { max: 1 }) };
  const { changes, newIds, touched } = changesBetween(base, wanted, options);
  const [old, next] = [byId(base), byId(wanted)];
  for (const id of touched) {
    const line = next.get(id);
    if (line) old.set(id, line);
    else old.delete(id);
  }
  const sent = { runId, expectedVersion: version, changes, newIds, touched, lines: [...old.values()] };
  return { ...session, sent };
}

/** The correction was applied, and the week read again. `leftOut` says why a line of it was not. */
export function confirmed(session: Session, read: Read, leftOut: Reason | undefined): Session {
  const { sent, ...rest } = session;
  if (!sent) return overtaken(session, read);
  const entryIds = { ...session.entryIds, ...sent.newIds };
  const next = takeOver({ ...rest, entryIds }, sent.lines, read);
  if (leftOut === undefined) return settled(next);
  const now = byId(next.base);
  const asked = byId(sent.lines);
  const lost = sent.touched.filter(id => !sameLine(now.get(id), asked.get(id)));
  return settled(setAside(next, lost, asked, leftOut));
}

/** Somebody else was faster, or the week was read again: what the person wants is put onto what is there now. */
export function overtaken(session: Session, read: Read): Session {
  const { sent: _, ...rest } = session;
  return settled(takeOver(rest, session.base, read));
}

/** The service has not taken the correction, and never will. */
export function refused(session: Session, { code, message }: Reason): Session {
  const { sent, ...rest } = session;
  if (!sent) return session;
  if (sent.touched.length > 1) return { ...rest, oneByOne: true };
  const asked = byId(session.wanted);
  const old = byId(session.base);
  const [id = ''] = sent.touched;
  const wanted = withLine(session.wanted, id, old.get(id));
  return settled(setAside({ ...rest, wanted }, [id], asked, { code, message }));
}

/** Settles a conflict. What is not chosen is gone, as chosen. */
export function choose(session: Session, id: string, side: 'mine' | 'theirs'): Session {
  const conflict = session.conflicts.find(each => each.id === id);
  if (!conflict) return session;
  const conflicts = session.conflicts.filter(each => each !== conflict);
  if (side === 'theirs') return { ...session, conflicts };
  // Both sides had added a line: mine takes the place of theirs.
  const place = conflict.theirs?.id ?? id;
  const mine = conflict.mine && { ...conflict.mine, id: place };
  return { ...session, conflicts, wanted: withLine(session.wanted, place, mine) };
}

/** Tries a refused line again as it was asked for, or lets it go. */
export function retryRefused(session: Session, id: string, again: boolean): Session {
  const found = session.refused.find(each => each.id === id);
  if (!found) return session;
  const rest = { ...session, refused: session.refused.filter(each => each !== found) };
  return again ? { ...rest, wanted: withLine(session.wanted, id, found.line) } : rest;
}

type Unsent = Omit<Session, 'sent'>;

function takeOver(session: Unsent, before: readonly Line[], { version, entries }: Read): Unsent {
  const ids = new Map(Object.entries(session.entryIds).map(([line, entry]) => [entry, line]));
  const theirs = entries.map(entry => ({ ...lineOf(entry), id: ids.get(entry.id) ?? entry.id }));
  const { wanted, conflicts } = merge(before, session.wanted, theirs);
  const known = new Set(conflicts.map(({ id }) => id));
  const waiting = session.conflicts.filter(({ id }) => !known.has(id));
  return { ...session, version, base: theirs, wanted, conflicts: [...waiting, ...conflicts] };
}

function setAside(
  session: Unsent,
  ids: readonly string[],
  asked: ReadonlyMap<string, Line>,
  reason: Reason,
): Unsent {
  const aside = ids.map((id): Refused => {
    const line = asked.get(id);
    return { id, reason, ...(line && { line }) };
  });
  return { ...session, refused: [...session.refused.filter(({ id }) => !ids.includes(id)), ...aside] };
}

function settled(session: Unsent): Session {
  return { ...session, oneByOne: session.oneByOne && unsaved(session) > 0 };
}

function withLine(lines: readonly Line[], id: string, line: Line | undefined): Line[] {
  const others = lines.filter(each => each.id !== id);
  return line ? [...others, line] : others;
}
