import type { Catalogue, Project } from '../../core/catalogue.ts';

const customers = [
  'Apollo',
  'Borealis',
  'Cassini',
  'Dione',
  'Euler',
  'Faraday',
  'Galilei',
  'Hooke',
  'Io',
  'Jansky',
];
const subjects = ['rollout', 'support', 'migration', 'portal', 'ledger'];

/** A catalogue of a middling organisation: each project has a code, a customer's domain, a category and four tasks. */
export function benchCatalogue(projects: number): Catalogue {
  return { projects: Array.from({ length: projects }, (_, index) => project(index)) };
}

function project(index: number): Project {
  const customer = customers[index % customers.length];
  const subject = subjects[Math.floor(index / customers.length) % subjects.length];
  return {
    id: projectId(index),
    name: `${customer} ${subject} ${index}`,
    status: index % 10 === 9 ? 'closed' : 'open',
    code: `PRJ-${String(index).padStart(4, '0')}`,
    domains: [`customer${index}.example`],
    categories: [`Project ${index}`],
    tasks: Array.from({ length: 4 }, (_, task) => ({
      id: taskId(index, task),
      name: `Task ${task}`,
      status: task === 3 ? 'closed' : 'open',
    })),
  };
}

export function projectId(index: number): string {
  return `project-${String(index).padStart(4, '0')}`;
}

export function taskId(project: number, task: number): string {
  return `${projectId(project)}-task-${task}`;
}
