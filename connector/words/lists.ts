import type { Extensions } from '../build/swagger-types.ts';

/** The operations behind drop-downs. Each answers `{value: [{id, name}]}`. */
const lists = {
  project: 'ListProjects',
  task: 'ListTasks',
  week: 'ListWeeks',
  user: 'ListUsers',
} as const;

export type ListName = keyof typeof lists;

/** Both ways to say it: older designers know the first only. */
export function listOf(name: ListName): Extensions {
  const operationId = lists[name];
  return {
    'x-ms-dynamic-values': {
      operationId,
      'value-collection': 'value',
      'value-path': 'id',
      'value-title': 'name',
    },
    'x-ms-dynamic-list': { operationId, itemsPath: 'value', itemValuePath: 'id', itemTitlePath: 'name' },
  };
}
