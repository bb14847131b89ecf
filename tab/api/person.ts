import type { Profile } from '../../core/profile.ts';
import type { ProjectChoice, TaskChoice } from '../../functions/lists/targets.ts';
import type { Answer } from './answer.ts';
import type { Send } from './send.ts';

/** Documents as they are stored, each with its kind. */
export type PersonalData = { documents: ({ kind?: string } & Record<string, unknown>)[] };

export type PersonApi = {
  profile(): Promise<Answer<Profile>>;
  /** Sets what is given and keeps the rest. */
  change(change: Partial<Profile>): Promise<Answer<Profile>>;
  /** Project and task as people know them; their ids where the catalogue has them no more. */
  nameOf(place: { projectId: string; taskId?: string }): Promise<string>;
  data(): Promise<Answer<PersonalData>>;
  deleteData(): Promise<Answer<{ deleted: number }>>;
};

export function personApi(send: Send): PersonApi {
  const find = async <T extends { id: string }>(path: string, id: string) => {
    const answer = await send<{ value: T[] }>('GET', path);
    return answer.kind === 'done' ? answer.body.value.find(each => each.id === id) : undefined;
  };
  return {
    profile: () => send('GET', '/users/me/profile'),
    change: change => send('PUT', '/users/me/profile', change),
    async nameOf({ projectId, taskId }) {
      const id = encodeURIComponent(projectId);
      const [project, task] = await Promise.all([
        find<ProjectChoice>(`/tenant/projects?search=${id}`, projectId),
        taskId === undefined
          ? undefined
          : find<TaskChoice>(`/tenant/tasks?projectId=${id}&search=${encodeURIComponent(taskId)}`, taskId),
      ]);
      const target = project?.name ?? projectId;
      return taskId === undefined ? target : `${target} · ${task?.name ?? taskId}`;
    },
    data: () => send('GET', '/users/me/data'),
    deleteData: () => send('DELETE', '/users/me/data'),
  };
}
