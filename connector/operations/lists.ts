import { entriesQuery, projectsQuery, tasksQuery, usersQuery } from '../../functions/schemas/queries.ts';
import type { Operation } from './operation.ts';

/** What drop-downs offer, and what flows go through one by one. */
export const listOperations: Operation[] = [
  {
    ...{ id: 'ListUsers', handler: 'listUsers', method: 'get', path: '/tenant/users' },
    summary: 'List users and their state',
    description:
      'Lists the people who have agreed to drafting, and with a week how that week stands for each of them.',
    ...{ visibility: 'important', query: usersQuery, answer: 'Users', paged: true },
  },
  {
    ...{ id: 'ExportWeeks', handler: 'exportEntries', method: 'get', path: '/tenant/weeks/{week}/entries' },
    summary: 'Export weeks',
    description:
      'Lists the time entries of one week of everybody, with the option set codes of Dataverse beside the words.',
    ...{ visibility: 'important', query: entriesQuery, answer: 'ExportedEntries', paged: true },
    refusals: ['weekInvalid'],
  },
  {
    ...{ id: 'ExportWeeksAsCsv', handler: 'exportCsv', method: 'get', path: '/tenant/weeks/{week}/csv' },
    summary: 'Export weeks as CSV',
    description:
      'Gets the time entries of one week as the text of a CSV file, 50 people at a time. Pass the continuation to get the next part.',
    ...{ visibility: 'important', query: entriesQuery, answer: 'Csv', refusals: ['weekInvalid'] },
  },
  {
    ...{ id: 'ListProjects', handler: 'listProjects', method: 'get', path: '/tenant/projects' },
    summary: 'List projects',
    description: 'Lists the projects of the catalogue by name.',
    ...{ visibility: 'advanced', query: projectsQuery, answer: 'Projects', paged: true, agent: 'free' },
  },
  {
    ...{ id: 'ListTasks', handler: 'listTasks', method: 'get', path: '/tenant/tasks' },
    summary: 'List tasks',
    description:
      'Lists the tasks of one project, or of all projects with the name of the project before them.',
    ...{ visibility: 'advanced', query: tasksQuery, answer: 'Tasks', paged: true, agent: 'free' },
    refusals: ['projectUnknown'],
  },
  {
    ...{ id: 'ListWeeks', handler: 'listWeeks', method: 'get', path: '/weeks' },
    summary: 'List weeks',
    description: 'Lists the weeks around today on the clock of whoever signed in, this one first.',
    ...{ visibility: 'advanced', answer: 'Weeks', agent: 'free' },
  },
];
