import { distance } from 'fastest-levenshtein';
import { type Project, phrase, words } from '../catalogue.ts';
import type { ChatContext } from './context.ts';

/** A project, or a task of one, that a few words may mean. */
export type Target = { projectId: string; taskId?: string; name: string };

/** Words around a name that belong to no name. */
const filler = new Set(
  'the my our a an project projects task work working time hours hour entry entries line lines stuff on for to of'.split(
    ' ',
  ),
);

const choicesMax = 5;

/**
 * What some words may mean, closest reading first: the very code or name, then the beginnings of its words, then a
 * slip of the pen. Of one reading the person's own projects go before all others; more than one target is left to ask.
 */
export function targetsOf(text: string, context: ChatContext): Target[] {
  const said = words(text);
  const query = said.filter(word => !filler.has(word));
  if (query.length === 0) return [];
  const all = [...context.projects.byId.values()].flatMap(project => candidatesOf(project, context));
  for (const reads of readings) {
    const hits = all.filter(({ names }) => names.some(name => reads(query, name) || reads(said, name)));
    const own = hits.filter(({ target }) => context.own.has(target.projectId));
    const best = simplest(own.length > 0 ? own : hits);
    if (best.length > 0) return best.slice(0, choicesMax);
  }
  return [];
}

type Candidate = { target: Target; names: string[][] };

function candidatesOf(project: Project, { own }: ChatContext): Candidate[] {
  if (project.status === 'closed') return [];
  const { id: projectId, name, code } = project;
  const titles = [words(name), ...(code === undefined ? [] : [words(code)])];
  const tasks = project.tasks
    .filter(({ status }) => status === 'open')
    .map((task): Candidate => {
      const title = words(task.name);
      const both = titles.flatMap(each => [
        [...each, ...title],
        [...title, ...each],
      ]);
      // A task by itself is said of one's own projects only: every project has a "Support".
      const names = own.has(projectId) ? [title, ...both] : both;
      return { target: { projectId, taskId: task.id, name: `${name}: ${task.name}` }, names };
    });
  return [{ target: { projectId, name }, names: titles }, ...tasks];
}

type Reading = (query: readonly string[], name: readonly string[]) => boolean;

const isName: Reading = (query, name) => phrase(query) === phrase(name);

const begins: Reading = (query, name) =>
  query.every(word => name.some(part => part === word || (word.length >= 3 && part.startsWith(word))));

const slips: Reading = (query, name) =>
  query.every(word => name.some(part => part === word || distance(word, part) <= slipsAllowed(word)));

const readings = [isName, begins, slips];

/** In short words any letter may make another word. */
function slipsAllowed(word: string): number {
  return word.length < 5 ? 0 : word.length < 9 ? 1 : 2;
}

/** A project is meant before each of its tasks when the words name no task. */
function simplest(hits: readonly Candidate[]): Target[] {
  const whole = new Set(
    hits.filter(({ target }) => target.taskId === undefined).map(({ target }) => target.projectId),
  );
  return hits
    .map(({ target }) => target)
    .filter(({ projectId, taskId }) => taskId === undefined || !whole.has(projectId));
}
