import type { ProjectChoice, TaskChoice } from '../../functions/lists/targets.ts';
import type { Answer } from './answer.ts';
import type { Send } from './send.ts';

/** Where time can go: a project, or one of its tasks. */
export type TargetChoice = { projectId: string; taskId?: string; title: string };

/** Open projects and tasks whose name, code or id holds a text. */
export type FindTargets = (search: string) => Promise<Answer<TargetChoice[]>>;

const shownMax = 50;

export function findTargets(send: Send): FindTargets {
  return async search => {
    const query = search.trim() === '' ? '' : `?search=${encodeURIComponent(search.trim())}`;
    const [projects, tasks] = await Promise.all([
      send<{ value: ProjectChoice[] }>('GET', `/tenant/projects${query}`),
      send<{ value: TaskChoice[] }>('GET', `/tenant/tasks${query}`),
    ]);
    if (projects.kind !== 'done') return projects;
    if (tasks.kind !== 'done') return tasks;
    const found = [
      ...projects.body.value.filter(isOpen).map(({ id, name }) => ({ projectId: id, title: name })),
      ...tasks.body.value
        .filter(isOpen)
        .map(({ id, projectId, name }) => ({ projectId, taskId: id, title: name })),
    ];
    return {
      kind: 'done',
      body: found.sort((a, b) => a.title.localeCompare(b.title)).slice(0, shownMax),
    };
  };
}

function isOpen({ status }: { status: string }): boolean {
  return status === 'open';
}
