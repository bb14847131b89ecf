import type { Asked, Want } from './line.ts';

/**
 * A calendar event names a project, hardly ever a task. Where the person's other sources know one task of that project
 * and no other, the event is taken to be about that task, so that the day gets one line and not two.
 */
export function withKnownTasks(asked: readonly Asked[]): Asked[] {
  const known = knownTasks(asked.flatMap(({ source, wants }) => (source === 'calendar' ? [] : wants)));
  return asked.map(({ source, wants }) => ({
    source,
    wants: source === 'calendar' ? wants.map(want => withTask(want, known)) : wants,
  }));
}

/** The tasks that are asked for of each project; '' stands for the project without a task. */
function knownTasks(wants: readonly Want[]): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  for (const { projectId, taskId } of wants) {
    if (projectId === undefined) continue;
    const tasks = known.get(projectId) ?? new Set();
    known.set(projectId, tasks.add(taskId ?? ''));
  }
  return known;
}

function withTask(want: Want, known: ReadonlyMap<string, Set<string>>): Want {
  if (want.taskId !== undefined) return want;
  const [taskId, ...others] = known.get(want.projectId ?? '') ?? [];
  return taskId && others.length === 0 ? { ...want, taskId } : want;
}
