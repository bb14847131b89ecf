import type { IsoDate } from './week.ts';

/** The tenant's projects and tasks: what time can be entered on. */
export type Catalogue = { projects: Project[] };

export type Project = {
  id: string;
  name: string;
  status: 'open' | 'closed';
  /** The short code by which people name it in titles, say `APO-12`. */
  code?: string;
  /** First and last day on which time may be entered. */
  from?: IsoDate;
  to?: IsoDate;
  /** Mail domains of the customer: a meeting with them speaks for this project. */
  domains?: string[];
  /** Calendar categories that stand for it. */
  categories?: string[];
  /** Work on it is charged to a customer. */
  billable?: boolean;
  /** A customer reads the external comments of its lines. */
  commentRequired?: boolean;
  /** Minutes of the whole organisation that it may take. */
  budgetMinutes?: number;
  tasks: Task[];
};

export type Task = { id: string; name: string; status: 'open' | 'closed' };

/** The catalogue made ready for look-ups, once per version of it: planning never walks through all projects. */
export type ProjectIndex = {
  byId: ReadonlyMap<string, Project>;
  /** Ids of the projects under their codes and names, as phrases. */
  byCode: ReadonlyMap<string, string[]>;
  byName: ReadonlyMap<string, string[]>;
  /** How many words the longest code or name has that begins with this word. */
  longestFrom: ReadonlyMap<string, number>;
  byCategory: ReadonlyMap<string, string[]>;
  byDomain: ReadonlyMap<string, string[]>;
};

export function indexProjects(catalogue: Catalogue): ProjectIndex {
  const byCode: Ids = new Map();
  const byName: Ids = new Map();
  const byCategory: Ids = new Map();
  const byDomain: Ids = new Map();
  for (const { id, code, name, categories, domains } of catalogue.projects) {
    if (code !== undefined) append(byCode, phrase(words(code)), id);
    append(byName, phrase(words(name)), id);
    for (const category of categories ?? []) append(byCategory, category.toLowerCase(), id);
    for (const domain of domains ?? []) append(byDomain, domain.toLowerCase(), id);
  }
  const byId = new Map(catalogue.projects.map(project => [project.id, project]));
  const longestFrom = longestPhrases([...byCode.keys(), ...byName.keys()]);
  return { byId, byCode, byName, longestFrom, byCategory, byDomain };
}

type Ids = Map<string, string[]>;

function append(ids: Ids, key: string, id: string): void {
  const list = ids.get(key);
  if (list) list.push(id);
  else ids.set(key, [id]);
}

function longestPhrases(phrases: readonly string[]): Map<string, number> {
  const longest = new Map<string, number>();
  for (const parts of phrases.map(text => text.split(' '))) {
    const first = parts[0] as string;
    longest.set(first, Math.max(longest.get(first) ?? 0, parts.length));
  }
  return longest;
}

/** Words in a row, as codes and names are indexed. */
export function phrase(parts: readonly string[]): string {
  return parts.join(' ');
}

/** A text as lower-case words without punctuation, so that "APO-12: review" and "apo 12 Review" compare equal. */
export function words(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Why time cannot go there, or undefined when it can. */
export type TargetFault = 'projectUnknown' | 'taskUnknown' | 'projectClosed' | 'taskClosed';

/** Whether time of `date` can be entered on a project and task; without a date, whether they exist at all. */
export function targetFault(
  projects: ProjectIndex,
  target: { projectId?: string; taskId?: string },
  date?: IsoDate,
): TargetFault | undefined {
  if (target.projectId === undefined) return target.taskId === undefined ? undefined : 'taskUnknown';
  const project = projects.byId.get(target.projectId);
  if (!project) return 'projectUnknown';
  const task = project.tasks.find(candidate => candidate.id === target.taskId);
  if (target.taskId !== undefined && !task) return 'taskUnknown';
  if (date === undefined) return undefined;
  if (project.status === 'closed' || !within(project, date)) return 'projectClosed';
  return task?.status === 'closed' ? 'taskClosed' : undefined;
}

function within(project: Project, date: IsoDate): boolean {
  return (project.from ?? date) <= date && date <= (project.to ?? date);
}
