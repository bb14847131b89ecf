import type { Project, Task } from '../../core/catalogue.ts';

/** What Larkspur Works works on. Customers are recognised by their mail domains, projects by code, name or category. */
export const sampleProjects: Project[] = [
  {
    id: 'harbour',
    name: 'Harbour Terminal',
    status: 'open',
    code: 'HBR-21',
    domains: ['portside.example'],
    categories: ['Harbour'],
    tasks: [
      task('harbour-rollout', 'Terminal roll-out'),
      task('harbour-training', 'Operator training'),
      task('harbour-cutover', 'Cut-over nights'),
      task('harbour-pilot', 'Pilot', 'closed'),
    ],
  },
  {
    id: 'meridian',
    name: 'Meridian Billing',
    status: 'open',
    code: 'MER-07',
    domains: ['meridianbank.example'],
    tasks: [task('meridian-migration', 'Data migration'), task('meridian-support', 'Support')],
  },
  {
    id: 'aurora',
    name: 'Aurora Grid',
    status: 'open',
    code: 'AUR-14',
    domains: ['auroragrid.example'],
    categories: ['Aurora'],
    tasks: [task('aurora-analytics', 'Load analytics'), task('aurora-dashboards', 'Dashboards')],
  },
  {
    id: 'orchard',
    name: 'Orchard Stores',
    status: 'open',
    code: 'ORC-03',
    domains: ['orchardstores.example', 'orchardlogistics.example'],
    tasks: [
      task('orchard-design', 'Design'),
      task('orchard-app', 'Shopping app'),
      task('orchard-account', 'Account'),
    ],
  },
  {
    id: 'wayfinder',
    name: 'Wayfinder',
    status: 'open',
    code: 'WAY-11',
    domains: ['citytransit.example'],
    tasks: [task('wayfinder-study', 'Mobility study'), task('wayfinder-workshops', 'Workshops')],
  },
  {
    id: 'internal',
    name: 'Larkspur Internal',
    status: 'open',
    code: 'LRK-00',
    categories: ['Internal'],
    tasks: [
      task('internal-meetings', 'Meetings'),
      task('internal-hiring', 'Hiring'),
      task('internal-learning', 'Learning'),
    ],
  },
];

function task(id: string, name: string, status: Task['status'] = 'open'): Task {
  return { id, name, status };
}
