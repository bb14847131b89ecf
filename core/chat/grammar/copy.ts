import { type Entry, entryKey, isAway, isOpen } from '../../entry.ts';
import type { Change } from '../../intent.ts';
import type { EarlierWeek } from '../../sources.ts';
import { type IsoDate, weekDates } from '../../week.ts';
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

/** What is there already stays, with its comment; what is there with other hours gets the hours. */
export function copy({ context, days }: Said): Understood {
  const { lastWeek, week, entries } = context;
  if (!lastWeek) return { kind: 'notUnderstood', reason: { code: 'noLastWeek' } };
  const dates = weekDates(week);
  const asked = days.length > 0 ? days : dates;
  const open = entries.filter(entry => asked.includes(entry.date) && isOpen(entry.status));
  const away = new Set(open.filter(({ type }) => isAway(type)).map(({ date }) => date));
  const wanted = wantedLines(lastWeek, dates).filter(({ date }) => asked.includes(date) && !away.has(date));
  if (wanted.length === 0) return { kind: 'notUnderstood', reason: { code: 'noLastWeek' } };
  const here = new Map(open.filter(({ date }) => !away.has(date)).map(entry => [entryKey(entry), entry]));
  const kept = new Set<Entry>();
  const written = wanted.flatMap((line): Change[] => {
    const entry = here.get(entryKey(line));
    if (!entry || kept.has(entry)) return [{ op: 'add', ...line }];
    kept.add(entry);
    return entry.minutes === line.minutes ? [] : [{ op: 'change', entryId: entry.id, minutes: line.minutes }];
  });
  const gone = open
    .filter(entry => !away.has(entry.date) && !kept.has(entry))
    .map(({ id }): Change => ({ op: 'delete', entryId: id }));
  const changes = [...gone, ...written];
  if (changes.length === 0) return { kind: 'notUnderstood', reason: { code: 'nothingToChange' } };
  return { kind: 'changes', changes };
}

type Line = Pick<Entry, 'date' | 'minutes' | 'type' | 'projectId' | 'taskId'>;

function wantedLines({ lines }: EarlierWeek, dates: readonly IsoDate[]): Line[] {
  return lines
    .filter(({ type }) => !isAway(type))
    .flatMap(({ minutes, ...place }) =>
      minutes.map((each, index): Line => ({ ...place, date: dates[index] as string, minutes: each })),
    )
    .filter(({ minutes }) => minutes > 0);
}
