import { isAway, isOpen } from '../../entry.ts';
import type { Change } from '../../intent.ts';
import { weekDates } from '../../week.ts';
import type { Understood } from '../understood.ts';
import { type Rule, type Said, sentence } from './rule.ts';

/** The week before once more, or some days of it. Leave stays where it is. */
export const copyRules: Rule[] = [
  {
    pattern: sentence(
      "(?:the )?(?:exact )?same (?:again )?(?:as|like) (?:the )?last week(?:'s)?|(?:copy|repeat|reuse|duplicate|take over|use) (?:the |my )?(?:last|previous) week(?:'s)?(?: hours| entries| timesheet)?|like (?:the )?last week|as last week",
    ),
    build: copy,
  },
];

function copy({ context, days }: Said): Understood {
  const { lastWeek, week, entries } = context;
  if (!lastWeek) return { kind: 'notUnderstood', reason: { code: 'noLastWeek' } };
  const dates = weekDates(week);
  const wanted = days.length > 0 ? days : dates;
  const open = entries.filter(entry => wanted.includes(entry.date) && isOpen(entry.status));
  const away = new Set(open.filter(({ type }) => isAway(type)).map(({ date }) => date));
  const gone = open
    .filter(({ date }) => !away.has(date))
    .map(({ id }): Change => ({ op: 'delete', entryId: id }));
  const added = lastWeek.lines
    .filter(({ type }) => !isAway(type))
    .flatMap(({ projectId, taskId, type, minutes }) =>
      minutes.flatMap((each, index): Change[] => {
        const date = dates[index] as string;
        if (each === 0 || away.has(date) || !wanted.includes(date)) return [];
        const place = {
          ...(projectId !== undefined && { projectId }),
          ...(taskId !== undefined && { taskId }),
        };
        return [{ op: 'add', date, minutes: each, type, ...place }];
      }),
    );
  if (added.length === 0) return { kind: 'notUnderstood', reason: { code: 'noLastWeek' } };
  return { kind: 'changes', changes: [...gone, ...added] };
}
