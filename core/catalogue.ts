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
  tasks: Task[];
};

export type Task = { id: string; name: string; status: 'open' | 'closed' };

/** The catalogue made ready for look-ups, once per version of it: planning never walks through all projects. */
export type ProjectIndex = {
  byId: ReadonlyMap<string, Project>;
  /** Codes and names as phrases, under their first word. */
  phrases: ReadonlyMap<string, Phrase[]>;
  byCategory: ReadonlyMap<string, string[]>;
  byDomain: ReadonlyMap<string, string[]>;
};

/** A code or name in the form of `words`, and the project that it stands for. */
export type Phrase = { text: string; kind: 'code' | 'name'; projectId: string };

export function indexProjects(catalogue: Catalogue): ProjectIndex {
  const phrases = new Map<string, Phrase[]>();
  const byCategory = new Map<string, string[]>();
  const byDomain = new Map<string, string[]>();
  for (const project of catalogue.projects) {
    if (project.code !== undefined) addPhrase(phrases, 'code', project.code, project.id);
    addPhrase(phrases, 'name', project.name, project.id);
    for (const category of project.categories ?? []) append(byCategory, category.toLowerCase(), project.id);
    for (const domain of project.domains ?? []) append(byDomain, domain.toLowerCase(), project.id);
  }
  return {
    byId: new Map(catalogue.projects.map(project => [project.id, project])),
    phrases,
    byCategory,
    byDomain,
  };
}

function addPhrase(
  phrases: Map<string, Phrase[]>,
  kind: Phrase['kind'],
  name: string,
  projectId: string,
): void {
  const text = words(name).join(' ');
  const [first] = text.split(' ');
  if (first) append(phrases, first, { text, kind, projectId });
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
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
