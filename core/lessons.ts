import type { Situation } from './decide.ts';
import type { Entry } from './entry.ts';
import type { Change } from './intent.ts';
import { placeName } from './plan/line.ts';
import type { LearnedRule } from './profile.ts';

/** A rule that a correction could become, if the person says so. */
export type Lesson = Omit<LearnedRule, 'id'>;

/** More questions than these after one correction are a nuisance. */
const lessonsMax = 3;

type Target = { projectId: string; taskId?: string };

/** Time of a drafted line that a correction puts on another project or task. */
type Moved = { entry: Entry; minutes: number; to: Target };

/**
 * What could be done like that each time: the events that a line rests on are another project, or what was repeated from
 * earlier weeks belongs elsewhere. Where it is not clear which event was meant, nothing.
 */
export function lessonsOf(
  { head, events, profile }: Pick<Situation, 'head' | 'events' | 'profile'>,
  changes: readonly Change[],
): Lesson[] {
  const byId = new Map(head.entries.map(entry => [entry.id, entry]));
  const moves = [...wholeMoves(changes, byId), ...partMoves(changes, byId)];
  const lessons = moves.flatMap(moved => lessonsFrom(moved, events));
  return withoutDoubt(lessons)
    .filter(lesson => !profile.rules.some(rule => isAbout(rule, lesson) && isSameTarget(rule, lesson)))
    .slice(0, lessonsMax);
}

/** Whether two rules speak of the same events or habits. */
export function isAbout(a: Lesson, b: Lesson): boolean {
  return a.trait === b.trait && a.value.toLowerCase() === b.value.toLowerCase();
}

function wholeMoves(changes: readonly Change[], byId: ReadonlyMap<string, Entry>): Moved[] {
  return changes.flatMap((change): Moved[] => {
    if (change.op !== 'change') return [];
    const entry = byId.get(change.entryId);
    const projectId = change.projectId ?? entry?.projectId;
    if (entry?.type !== 'work' || projectId === undefined || (change.type ?? 'work') !== 'work') return [];
    const to = { projectId, ...(change.taskId !== undefined && { taskId: change.taskId }) };
    const stays = change.projectId === undefined && change.taskId === undefined;
    return stays || isSameTarget(entry, to) ? [] : [{ entry, minutes: entry.minutes, to }];
  });
}

type Step = { date: string; minutes: number; entry: Entry | undefined; target: Partial<Target> };

/** What one line loses and another of that day gains, if no other line loses or gains as much. */
function partMoves(changes: readonly Change[], byId: ReadonlyMap<string, Entry>): Moved[] {
  const steps = changes.flatMap(change => stepOf(change, byId));
  return steps.flatMap(({ entry, date, minutes }): Moved[] => {
    const alike = steps.filter(other => other.date === date && Math.abs(other.minutes) === Math.abs(minutes));
    const gained = alike.find(other => other.minutes > 0);
    const projectId = gained?.target.projectId;
    if (minutes >= 0 || alike.length !== 2 || !entry || !gained || projectId === undefined) return [];
    const to = { ...gained.target, projectId };
    return isSameTarget(entry, to) ? [] : [{ entry, minutes: -minutes, to }];
  });
}

function stepOf(change: Change, byId: ReadonlyMap<string, Entry>): Step[] {
  if (change.op === 'add') {
    const { date, minutes, type = 'work' } = change;
    return type === 'work' ? [{ date, minutes, entry: undefined, target: targetIn(change) }] : [];
  }
  const entry = byId.get(change.entryId);
  if (entry?.type !== 'work') return [];
  const { date } = entry;
  if (change.op === 'delete') return [{ date, minutes: -entry.minutes, entry, target: targetIn(entry) }];
  const { minutes = entry.minutes, projectId, taskId } = change;
  const isElsewhere = projectId !== undefined || taskId !== undefined || change.date !== undefined;
  if (isElsewhere || minutes === entry.minutes) return [];
  return [{ date, minutes: minutes - entry.minutes, entry, target: targetIn(entry) }];
}

function targetIn({ projectId, taskId }: Partial<Target>): Partial<Target> {
  return { ...(projectId !== undefined && { projectId }), ...(taskId !== undefined && { taskId }) };
}

function lessonsFrom({ entry, minutes, to }: Moved, events: Situation['events']): Lesson[] {
  const whole = minutes === entry.minutes;
  if (entry.evidence?.source === 'habit')
    return whole ? [{ trait: 'habit', value: placeName(entry), ...to }] : [];
  if (entry.evidence?.source !== 'calendar') return [];
  const cited = new Set(entry.evidence.citations);
  const meant = events.filter(
    ({ id, title, startsAtMs, endsAtMs }) =>
      cited.has(id) && title !== '' && (whole || endsAtMs - startsAtMs === minutes * 60_000),
  );
  const titles = [...new Set(meant.map(({ title }) => title.slice(0, 255)))];
  // Part of a line is the event that took so long; where there are two of them, nobody knows which.
  if (!whole && titles.length !== 1) return [];
  return titles.map(value => ({ trait: 'title', value, ...to }));
}

/** Said twice it is said once; said of two targets it is not said at all. */
function withoutDoubt(lessons: readonly Lesson[]): Lesson[] {
  return lessons.filter((lesson, index) => {
    const alike = lessons.filter(other => isAbout(other, lesson));
    return (
      lessons.findIndex(other => isAbout(other, lesson)) === index &&
      alike.every(other => isSameTarget(other, lesson))
    );
  });
}

function isSameTarget(a: Partial<Target>, b: Partial<Target>): boolean {
  return a.projectId === b.projectId && a.taskId === b.taskId;
}
