import type { Project } from '../catalogue.ts';
import { type Entry, isOpen } from '../entry.ts';
import type { IsoDate } from '../week.ts';
import type { ChatContext } from './context.ts';
import { weekdayName } from './days.ts';
import { type Target, targetsOf } from './targets.ts';
import type { Choice, Understood } from './understood.ts';

/** One of them, or an answer that says why it cannot be one. */
export type Found<T> = { kind: 'found'; value: T } | { kind: 'answer'; answer: Understood };

export function found<T>(value: T): Found<T> {
  return { kind: 'found', value };
}

export function answer(understood: Understood): Found<never> {
  return { kind: 'answer', answer: understood };
}

/** How a sentence would read if it left nothing to ask. */
export type Reword = (from: string, to: string) => string;

/** The one project or task that some words mean. */
export function findTarget(text: string, context: ChatContext, reword: Reword): Found<Target> {
  const targets = targetsOf(text, context);
  const [only] = targets;
  if (!only) return answer({ kind: 'notUnderstood', reason: { code: 'unknownProject', text } });
  if (targets.length === 1) return found(only);
  const choices = targets.map(({ name }) => ({ label: name, text: reword(text, name) }));
  return answer({ kind: 'ask', question: 'whichProject', choices });
}

/** The open entries of this week that some words speak of, on these days if any are given. */
export function linesOn(text: string, dates: readonly IsoDate[], context: ChatContext): Entry[] {
  const targets = targetsOf(text, withinLines(context));
  return context.entries.filter(
    entry =>
      isOpen(entry.status) &&
      (dates.length === 0 || dates.includes(entry.date)) &&
      targets.some(target => isOf(entry, target)),
  );
}

/** The one line that is meant, asking for day or task where several could be. */
export function findLine(
  text: string,
  dates: readonly IsoDate[],
  context: ChatContext,
  sentence: string,
): Found<Entry> {
  const lines = linesOn(text, dates, context);
  const [only] = lines;
  if (!only) {
    if (targetsOf(text, context).length === 0)
      return findTarget(text, context, () => sentence) as Found<never>;
    const [date] = dates;
    return answer({
      kind: 'notUnderstood',
      reason: { code: 'noSuchLine', text, ...(date !== undefined && { date }) },
    });
  }
  if (lines.length === 1) return found(only);
  const severalDays = new Set(lines.map(({ date }) => date)).size > 1;
  const choices = lines.map(line => choiceOf(line, text, sentence, dates, context));
  return answer({ kind: 'ask', question: severalDays ? 'whichDay' : 'whichLine', choices });
}

/** Whoever speaks of a line that is there means one of the projects that have lines. */
function withinLines(context: ChatContext): ChatContext {
  const own = new Set(context.entries.flatMap(({ projectId }) => projectId ?? []));
  // What is closed meanwhile can still be moved away.
  const opened = (project: Project): Project => ({
    ...project,
    status: 'open',
    tasks: project.tasks.map(task => ({ ...task, status: 'open' })),
  });
  const byId = new Map(
    [...context.projects.byId].filter(([id]) => own.has(id)).map(([id, project]) => [id, opened(project)]),
  );
  return { ...context, own, projects: { ...context.projects, byId } };
}

function isOf(entry: Entry, { projectId, taskId }: Target): boolean {
  return entry.projectId === projectId && (taskId === undefined || entry.taskId === taskId);
}

export function choiceOf(
  line: Entry,
  text: string,
  sentence: string,
  dates: readonly IsoDate[],
  context: ChatContext,
): Choice {
  const name = nameOf(line, context);
  const day = `${weekdayName(line.date).slice(0, 1).toUpperCase()}${weekdayName(line.date).slice(1)}`;
  const named = sentence.toLowerCase().includes(text) ? replaceLast(sentence, text, name) : sentence;
  return { label: `${name}, ${day}`, text: dates.length === 1 ? named : `${named} on ${line.date}` };
}

export function nameOf(
  { projectId, taskId, type }: Pick<Entry, 'projectId' | 'taskId' | 'type'>,
  { projects }: ChatContext,
): string {
  const project = projects.byId.get(projectId ?? '');
  const task = project?.tasks.find(({ id }) => id === taskId);
  return [project?.name ?? projectId ?? type, task?.name].filter(part => part !== undefined).join(': ');
}

function replaceLast(sentence: string, text: string, name: string): string {
  const at = sentence.toLowerCase().lastIndexOf(text);
  return `${sentence.slice(0, at)}${name}${sentence.slice(at + text.length)}`;
}
