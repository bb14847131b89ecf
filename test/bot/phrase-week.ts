import { indexProjects } from '../../core/catalogue.ts';
import type { ChatContext } from '../../core/chat/context.ts';
import type { Understood } from '../../core/chat/understood.ts';
import type { Entry } from '../../core/entry.ts';
import type { Change } from '../../core/intent.ts';
import { weekDates } from '../../core/week.ts';

/** The week against which the phrases are understood: the one of Monday 16 November 2026, on its Thursday. */
const week = '2026-W47';
const dates = weekDates(week);
const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const open = (id: string, name: string) => ({ id, name, status: 'open' as const });

const projects = indexProjects({
  projects: [
    {
      ...open('contoso', 'Contoso'),
      code: 'CON-1',
      tasks: [open('build', 'Build'), open('review', 'Code Review')],
    },
    { ...open('fabrikam', 'Fabrikam'), tasks: [] },
    { ...open('apollo', 'Apollo'), code: 'APO-12', tasks: [open('design', 'Design'), open('test', 'Test')] },
    {
      ...open('internal', 'Internal'),
      tasks: [open('admin', 'Administration'), open('meetings', 'Meetings')],
    },
    { ...open('tailspin', 'Tailspin Toys'), tasks: [open('support', 'Support')] },
    { ...open('northwind', 'Northwind Traders'), tasks: [] },
    { ...open('northsea', 'Northsea Wind'), tasks: [] },
  ],
});

const entry = (id: string, day: number, minutes: number, projectId: string, taskId?: string): Entry => ({
  ...{ id, date: dates[day] as string, minutes, projectId, ...(taskId !== undefined && { taskId }) },
  ...{ type: 'work', status: 'draft', owner: 'agent', version: 1 },
});

const entries = [
  entry('e1', 0, 240, 'contoso', 'build'),
  entry('e2', 0, 240, 'fabrikam'),
  entry('e3', 1, 300, 'contoso', 'build'),
  entry('e4', 1, 180, 'apollo', 'design'),
  entry('e5', 2, 240, 'contoso', 'build'),
  entry('e6', 2, 60, 'contoso', 'review'),
  entry('e7', 2, 180, 'internal', 'meetings'),
  entry('e8', 3, 480, 'fabrikam'),
];

export const phraseContext: ChatContext = {
  week,
  today: dates[3] as string,
  entries,
  projects,
  own: new Set(['contoso', 'fabrikam', 'apollo', 'internal']),
  workingMinutes: [480, 480, 480, 480, 480, 0, 0],
  lastWeek: {
    lines: [
      { projectId: 'contoso', taskId: 'build', type: 'work', minutes: [480, 0, 0, 0, 0, 0, 0] },
      { projectId: 'fabrikam', type: 'work', minutes: [0, 480, 480, 480, 480, 0, 0] },
    ],
  },
};

/**
 * What was understood, in short: `+Tue 120 fabrikam`, `~e1 m=120`, `~e3 p=fabrikam`, `-e1`, `:undo`, `:edit Tue`, `?whichDay`,
 * `!noSuchLine`. In an order of its own, so that equal changes read equal.
 */
export function shortOf(understood: Understood): string {
  switch (understood.kind) {
    case 'changes':
      return understood.changes.map(shortChange).sort().join(', ');
    case 'command': {
      const { command } = understood;
      if (command.name === 'why') return `:why ${command.entryIds.join(' ')}`;
      return `:${command.name}${'date' in command ? ` ${dayOf(command.date)}` : ''}`;
    }
    case 'ask':
      return `?${understood.question}`;
    case 'notUnderstood':
      return `!${understood.reason.code}`;
  }
}

function shortChange(change: Change): string {
  if (change.op === 'delete') return `-${change.entryId}`;
  if (change.op === 'add') {
    const place = [change.projectId ?? change.type, change.taskId]
      .filter(part => part !== undefined)
      .join('/');
    const kind =
      change.projectId !== undefined && change.type && change.type !== 'work' ? ` ${change.type}` : '';
    const words = change.description === undefined ? '' : ` "${change.description}"`;
    return `+${dayOf(change.date)} ${change.minutes} ${place}${kind}${words}`;
  }
  const { minutes, date, projectId, taskId, externalComment } = change;
  return [
    `~${change.entryId}`,
    ...(minutes === undefined ? [] : [`m=${minutes}`]),
    ...(date === undefined ? [] : [`d=${dayOf(date)}`]),
    ...(projectId === undefined ? [] : [`p=${projectId}${taskId === undefined ? '' : `/${taskId}`}`]),
    ...(externalComment === undefined ? [] : [`c="${externalComment}"`]),
  ].join(' ');
}

function dayOf(date: string): string {
  return dayNames[dates.indexOf(date)] ?? date;
}
