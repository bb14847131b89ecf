import type { ChatContext } from '../../core/chat/context.ts';
import type { Situation } from '../../core/decide.ts';
import { addWeeks, weekDates } from '../../core/week.ts';
import type { Person } from './person.ts';

/** A person's own projects are those of this week, of what is planned for it, and of their earlier weeks. */
export function contextOf({ today }: Person, situation: Situation): ChatContext {
  const { head, projects, profile, sources } = situation;
  const [first, last] = [weekDates(head.week)[0] as string, weekDates(head.week)[6] as string];
  const planned = [...sources.assignments, ...sources.bookings].filter(
    ({ from, to }) => from <= last && first <= to,
  );
  const earlier = Object.values(sources.habits).flatMap(({ lines }) => lines);
  const own = [...head.entries, ...planned, ...earlier].flatMap(({ projectId }) => projectId ?? []);
  const lastWeek = sources.habits[addWeeks(head.week, -1)];
  return {
    ...{ week: head.week, today, entries: head.entries, projects, own: new Set(own) },
    workingMinutes: profile.workingHours.minutes,
    ...(lastWeek && { lastWeek }),
  };
}
