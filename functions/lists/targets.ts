import type { Project, ProjectIndex, Task } from '../../core/catalogue.ts';
import { compareText } from '../../core/entry.ts';
import { Refusal } from '../../core/errors.ts';
import type { Page, PageRequest } from '../ports.ts';

/** What drop-downs offer: an id, and what people call it. */
export type Choice = { id: string; name: string };
export type ProjectChoice = Choice & Pick<Project, 'status' | 'code'>;
export type TaskChoice = Choice & Pick<Task, 'status'> & { projectId: string };

/** Projects by name; with `search`, those whose name, code or id holds it. */
export function listProjects(
  { byId }: ProjectIndex,
  search: string | undefined,
  page: PageRequest,
): Page<ProjectChoice> {
  const found = [...byId.values()].filter(({ id, name, code = '' }) => holds([id, name, code], search));
  return pageOf(
    found.map(({ id, name, status, code }) => ({ id, name, status, ...(code !== undefined && { code }) })),
    page,
  );
}

/** Tasks of one project by their names, or of all under `Project · Task`. */
export function listTasks(
  { byId }: ProjectIndex,
  { projectId, search }: { projectId?: string; search?: string },
  page: PageRequest,
): Page<TaskChoice> {
  if (projectId === undefined) {
    const all = [...byId.values()].flatMap(project => tasksOf(project, `${project.name} · `));
    return pageOf(
      all.filter(({ id, name }) => holds([id, name], search)),
      page,
    );
  }
  const project = byId.get(projectId);
  if (!project) throw new Refusal('projectUnknown', { field: 'projectId' });
  return pageOf(
    tasksOf(project, '').filter(({ id, name }) => holds([id, name], search)),
    page,
  );
}

function tasksOf({ id: projectId, tasks }: Project, before: string): TaskChoice[] {
  return tasks.map(({ id, name, status }) => ({ id, projectId, name: `${before}${name}`, status }));
}

function holds(texts: readonly string[], search: string | undefined): boolean {
  if (search === undefined) return true;
  return texts.some(text => text.toLowerCase().includes(search.toLowerCase()));
}

/** The continuation is how many came before. */
function pageOf<T extends Choice>(choices: T[], { max, continuation = '0' }: PageRequest): Page<T> {
  if (!/^\d{1,7}$/.test(continuation))
    throw new Refusal('fieldInvalid', { field: 'continuation', message: 'Send what the last answer said.' });
  const sorted = choices.sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
  const next = Number(continuation) + max;
  const items = sorted.slice(next - max, next);
  return { items, ...(next < sorted.length && { continuation: String(next) }) };
}
