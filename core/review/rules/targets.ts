import { targetFault } from '../../catalogue.ts';
import { clockTime } from '../../diff.ts';
import { type Entry, isOpen } from '../../entry.ts';
import { isClosed } from '../../policy.ts';
import type { Assignment } from '../../sources.ts';
import { weekDates } from '../../week.ts';
import type { Found, Rule } from '../rule.ts';
import { isWork, type ReviewedWeek } from '../week.ts';

const targetMessages = {
  projectUnknown: 'The catalogue has no such project any more. Move the time.',
  taskUnknown: 'The project has no such task any more. Move the time.',
  projectClosed: 'The project takes no time on this day. Move the time.',
  taskClosed: 'The task takes no time any more. Move the time.',
} as const;

/** Entries that were right when they were made, on what has been closed or taken away since. */
export const closedProject: Rule<'closedProject'> = ({ head, projects }) =>
  head.entries.flatMap((entry): Found[] => {
    const fault = isOpen(entry.status) && isWork(entry) && targetFault(projects, entry, entry.date);
    return fault ? [found(entry, targetMessages[fault])] : [];
  });

export const closedPeriod: Rule<'closedPeriod'> = ({ head, policy }) =>
  head.entries.flatMap((entry): Found[] => {
    if (!isOpen(entry.status) || !isClosed(policy, entry.date, entry.projectId)) return [];
    return [
      found(entry, 'The period is closed, so this line stays a draft. Ask an administrator to open it.'),
    ];
  });

/** Only of projects that the person is assigned to at all: elsewhere there are no dates to be outside of. */
export const outsideAssignment: Rule<'outsideAssignment'> = ({ head, sources }) =>
  head.entries.flatMap((entry): Found[] => {
    const assignments = isWork(entry) ? sources.assignments.filter(each => covers(each, entry)) : [];
    const within = assignments.some(({ from, to }) => from <= entry.date && entry.date <= to);
    if (assignments.length === 0 || within) return [];
    return [
      found(entry, 'The day lies outside your assignment. Check the date, or have the assignment changed.'),
    ];
  });

/** Counts what the kept weeks tell, so what it finds is true and what it does not find may be longer ago. */
export const overEffort: Rule<'overEffort'> = week =>
  week.sources.assignments.flatMap((assignment): Found[] => {
    const { effortMinutes } = assignment;
    const here = week.head.entries.filter(entry => isWork(entry) && isOf(assignment, entry));
    if (effortMinutes === undefined || here.length === 0) return [];
    const spent = here.reduce((sum, entry) => sum + entry.minutes, 0) + spentEarlier(week, assignment);
    if (spent <= effortMinutes) return [];
    const message = `At least ${clockTime(spent)} are spent of ${clockTime(effortMinutes)} that the assignment allows. Have it extended, or move the time.`;
    return [found(here.at(-1) as Entry, message)];
  });

export const budgetUsed: Rule<'budgetUsed'> = ({ head, projects, usedMinutes }, { fromShare }) => {
  const worked = Map.groupBy(head.entries.filter(isWork), entry => entry.projectId ?? '');
  return [...worked].flatMap(([projectId, entries]): Found[] => {
    const budget = projects.byId.get(projectId)?.budgetMinutes;
    const used = usedMinutes?.get(projectId);
    if (budget === undefined || used === undefined || used < budget * fromShare) return [];
    const message = `${clockTime(used)} of the project's ${clockTime(budget)} are used up. Ask the project manager before you enter more.`;
    return [found(entries[0] as Entry, message)];
  });
};

function found({ id, date }: Entry, message: string): Found {
  return { date, entryId: id, message };
}

/** Whether an assignment speaks for a line: that of the whole project does for every task. */
function covers(assignment: Assignment, entry: Entry): boolean {
  return (
    assignment.projectId === entry.projectId &&
    (assignment.taskId === undefined || entry.taskId === undefined || assignment.taskId === entry.taskId)
  );
}

function isOf(assignment: Assignment, entry: Entry): boolean {
  const onTask = assignment.taskId === undefined || assignment.taskId === entry.taskId;
  const within = assignment.from <= entry.date && entry.date <= assignment.to;
  return onTask && within && assignment.projectId === entry.projectId;
}

function spentEarlier({ head, sources }: ReviewedWeek, { projectId, taskId, from, to }: Assignment): number {
  const weeks = Object.entries(sources.habits).filter(([week]) => week < head.week);
  return weeks.reduce((sum, [week, { lines }]) => {
    const dates = weekDates(week as ReviewedWeek['head']['week']);
    const own = lines.filter(line => line.projectId === projectId && (taskId ?? line.taskId) === line.taskId);
    const minutes = own.flatMap(line =>
      line.minutes.filter((_, day) => from <= (dates[day] as string) && (dates[day] as string) <= to),
    );
    return sum + minutes.reduce((total, each) => total + each, 0);
  }, 0);
}
