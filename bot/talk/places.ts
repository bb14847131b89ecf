import type { Situation } from '../../core/decide.ts';
import { titleOf } from '../../core/summary/summarise.ts';
import type { Place } from '../cards/edit-card.ts';
import { contextOf } from './context.ts';
import type { Person } from './person.ts';

/** The person's own projects and their open tasks, then nothing else: the chat knows all the others. */
export function placesOf(person: Person, situation: Situation): Place[] {
  const { projects } = situation;
  const { words } = person.tongue;
  return [...contextOf(person, situation).own].flatMap(projectId => {
    const project = projects.byId.get(projectId);
    if (project?.status !== 'open') return [];
    const targets = [
      undefined,
      ...project.tasks.filter(({ status }) => status === 'open').map(({ id }) => id),
    ];
    return targets.map(taskId => ({
      value: taskId === undefined ? projectId : `${projectId}|${taskId}`,
      name: titleOf(
        { type: 'work', projectId, ...(taskId !== undefined && { taskId }) },
        { projects, words },
      ),
    }));
  });
}
