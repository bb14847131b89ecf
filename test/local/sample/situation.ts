import { indexProjects } from '../../../core/catalogue.ts';
import { decide, type Situation } from '../../../core/decide.ts';
import { fromGraphEvent } from '../../../core/graph.ts';
import { emptyWeek } from '../../../core/head.ts';
import { type Plan, plan } from '../../../core/plan/plan.ts';
import { defaultProfile } from '../../../core/profile.ts';
import type { CalendarEvent } from '../../../core/sources.ts';
import { addWeeks, type WeekId, weekDates } from '../../../core/week.ts';
import type { directory } from '../../../local/sample/directory.ts';
import { type SampleOrganisation, sampleOrganisation } from '../../../local/sample/organisation.ts';
import type { SamplePerson } from '../../../local/sample/person.ts';

export function personOf(organisation: SampleOrganisation, name: keyof typeof directory): SamplePerson {
  const person = organisation.people.find(each => each.name.toLowerCase().startsWith(name));
  if (!person) throw new Error(`Nobody is called ${name}.`);
  return person;
}

/** What the agent would find when it plans a week of somebody of the sample, after their own entries. */
export function situationOf(organisation: SampleOrganisation, person: SamplePerson, week: WeekId): Situation {
  const { assignments, bookings, timeOff, holidays, earlierWeeks } = person;
  const habits = Object.fromEntries(earlierWeeks.map(each => [each.week, { lines: each.lines }]));
  const situation: Situation = {
    runId: 'agent',
    head: emptyWeek(week),
    profile: { ...defaultProfile, ...person.profile },
    policy: organisation.policy,
    projects: indexProjects({ projects: organisation.projects }),
    sources: { assignments, bookings, timeOff, holidays, habits },
    events: person.calendars.filter(each => each.week === week).flatMap(each => each.events.map(usable)),
  };
  if (week !== organisation.week || person.ownEntries.length === 0) return situation;
  const entered = decide({ kind: 'correct', changes: person.ownEntries }, { ...situation, runId: 'own' });
  if (entered.kind === 'rejected') throw new Error(entered.problem.message);
  return { ...situation, head: entered.head };
}

function usable(event: unknown): CalendarEvent {
  const converted = fromGraphEvent(event);
  if ('unusable' in converted) throw new Error(converted.unusable);
  return converted;
}

/** Everything that the agent would plan for somebody, in the order of their drafts. */
export function plansOf(
  organisation: SampleOrganisation,
  person: SamplePerson,
): { week: WeekId; plan: Plan }[] {
  return person.drafts.map(({ week, kind }) => ({
    week,
    plan: plan({ ...situationOf(organisation, person, week), kind }),
  }));
}

/** A draft as a table: minutes by task (or project, or type) for each day that has any, Monday first. */
export function tableOf({ lines }: Plan, week: WeekId): Record<string, number>[] {
  return weekDates(week).map(date =>
    Object.fromEntries(
      lines
        .filter(line => line.date === date)
        .map(line => [line.taskId ?? line.projectId ?? line.type, line.minutes]),
    ),
  );
}

/** Weeks in a row, so many of them. */
export function weeksFrom(first: WeekId, count: number): WeekId[] {
  return Array.from({ length: count }, (_, index) => addWeeks(first, index));
}

/** Whether no country of the sample has a public holiday in the week. */
export function isOrdinary(week: WeekId): boolean {
  const dates = new Set(weekDates(week));
  const calendars = Object.values(sampleOrganisation(week).policy.holidayCalendars);
  return calendars.flat().every(holiday => !dates.has(holiday.date));
}
