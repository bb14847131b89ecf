import type { Extensions } from '../build/swagger-types.ts';

type List = {
  operationId: string;
  /** Where an item has its id, and what people call it. */
  id: string;
  name: string;
  /** What the operation is told: its parameter, and the field of the same action that the value is taken from. */
  given?: Record<string, string>;
};

/** The operations behind drop-downs. Each answers `{value: […]}`. */
const lists = {
  project: { operationId: 'ListProjects', id: 'id', name: 'name' },
  /** Of all projects: what stands in a list cannot be told which item of it is meant. */
  task: { operationId: 'ListTasks', id: 'id', name: 'name' },
  taskOfProject: { operationId: 'ListTasks', id: 'id', name: 'name', given: { projectId: 'body/projectId' } },
  week: { operationId: 'ListWeeks', id: 'id', name: 'name' },
  user: { operationId: 'ListUsers', id: 'id', name: 'name' },
  orgRun: { operationId: 'ListOrganisationRuns', id: 'orgRunId', name: 'orgRunId' },
} as const satisfies Record<string, List>;

export type ListName = keyof typeof lists;

/** Both ways to say it: older designers know the first only, which names fields without saying where they stand. */
export function listOf(list: ListName): Extensions {
  const { operationId, id, name, given = {} }: List = lists[list];
  const fields = Object.entries(given);
  const named = fields.map(([parameter, place]) => [parameter, { parameter: place.split('/').at(-1) }]);
  const placed = fields.map(([parameter, place]) => [parameter, { parameterReference: place }]);
  return {
    'x-ms-dynamic-values': {
      ...{ operationId, 'value-collection': 'value', 'value-path': id, 'value-title': name },
      ...(fields.length > 0 && { parameters: Object.fromEntries(named) }),
    },
    'x-ms-dynamic-list': {
      ...{ operationId, itemsPath: 'value', itemValuePath: id, itemTitlePath: name },
      ...(fields.length > 0 && { parameters: Object.fromEntries(placed) }),
    },
  };
}
