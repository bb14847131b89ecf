import { indexProjects } from '../../core/catalogue.ts';
import type { Entry } from '../../core/entry.ts';
import { emptyWeek } from '../../core/head.ts';
import { defaultPolicy, type Policy } from '../../core/policy.ts';
import { defaultProfile, type Profile } from '../../core/profile.ts';
import { reviewWeek } from '../../core/review/review.ts';
import type { ReviewInput } from '../../core/review/week.ts';
import { type CalendarEvent, noSources, type Sources } from '../../core/sources.ts';
import { type WeekId, weekDates } from '../../core/week.ts';

export const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type DayName = (typeof dayNames)[number];

/** Minutes on a project; work of an hour or more needs no more than that. */
export type LineNote = [minutes: number, project: string, rest?: Partial<Entry>];

/** A week as somebody wrote it down, with what a careful controller would say of it. */
export type LabelledWeek = {
  name: string;
  /** Work days that are left out have eight hours on the project `internal`. */
  days?: Partial<Record<DayName, LineNote[]>>;
  /** `overtime Mon`, or the code alone for what concerns the whole week. */
  expects: string[];
  week?: WeekId;
  profile?: Partial<Profile>;
  policy?: Partial<Policy>;
  sources?: Partial<Sources>;
  events?: CalendarEvent[];
  usedMinutes?: Record<string, number>;
};

/** Projects of all weeks: one whose customer reads along, one of ours, one that is closed, one that ends on a Tuesday. */
const projects = indexProjects({
  projects: [
    {
      id: 'customer',
      name: 'Contoso',
      status: 'open',
      billable: true,
      commentRequired: true,
      budgetMinutes: 6000,
      tasks: [],
    },
    {
      id: 'internal',
      name: 'Internal',
      status: 'open',
      tasks: [
        { id: 'admin', name: 'Administration', status: 'open' },
        { id: 'old', name: 'Old', status: 'closed' },
      ],
    },
    { id: 'closed', name: 'Closed', status: 'closed', tasks: [] },
    { id: 'ending', name: 'Ending', status: 'open', to: '2026-11-17', tasks: [] },
  ],
});

/** What the rules find in a week, in the words of the labels. */
export function findingsIn(labelled: LabelledWeek): string[] {
  const input = inputOf(labelled);
  const dates = weekDates(input.head.week);
  return reviewWeek(input).map(({ code, date }) =>
    date === undefined ? code : `${code} ${dayNames[dates.indexOf(date)]}`,
  );
}

function inputOf({ week = '2026-W47', events = [], ...labelled }: LabelledWeek): ReviewInput {
  const profile = { ...defaultProfile, consent: true, zone: 'Europe/Berlin', ...labelled.profile };
  const entries = weekDates(week).flatMap((date, day) => {
    const usual: LineNote[] = (profile.workingHours.minutes[day] ?? 0) > 0 ? [[480, 'internal']] : [];
    const lines = labelled.days?.[dayNames[day] as DayName] ?? usual;
    return lines.map((line, index) => entryOf(line, date, index));
  });
  return {
    head: { ...emptyWeek(week), entries },
    profile,
    policy: { ...defaultPolicy, ...labelled.policy },
    projects,
    sources: { ...noSources, ...labelled.sources },
    events,
    ...(labelled.usedMinutes && { usedMinutes: new Map(Object.entries(labelled.usedMinutes)) }),
  };
}

function entryOf([minutes, projectId, rest = {}]: LineNote, date: string, index: number): Entry {
  const away = rest.type === 'vacation' || rest.type === 'absence';
  return {
    id: `${date}/${index}`,
    date,
    minutes,
    type: 'work',
    status: 'draft',
    owner: 'person',
    version: 1,
    ...(!away && { projectId }),
    ...rest,
  };
}
