import type { TimeOff } from '../../core/sources.ts';
import { type WeekId, weekDates } from '../../core/week.ts';
import { type History, leaveCell, type Person } from './log.ts';
import { holidaysByWeek } from './strip.ts';

const dayMinutes = 480;

/**
 * The leave that the person took in that week beside public holidays, as a record of time off would hold it where an
 * organisation keeps one. Only an oracle knows it from the log.
 */
export function knownLeave(history: History, person: Person, week: number): TimeOff[] {
  const logged = person.weeks.get(week)?.cells.get(leaveCell) ?? 0;
  const holidays = holidaysByWeek(history)[week] ?? 0;
  const minutesPerDay = Math.floor((logged - holidays * dayMinutes) / (5 - holidays));
  const dates = weekDates(history.weeks[week] as WeekId);
  const none: TimeOff = { id: 'back', from: '2000-01-01', to: '2000-01-01', type: 'vacation' };
  // Who keeps records has one for last week too: nobody is taken to be away still.
  const [before] = [weekDates(history.weeks[week - 1] as WeekId)];
  const last: TimeOff = { ...none, from: before[0] as string, to: before[4] as string };
  if (minutesPerDay <= 0) return [last];
  return [
    last,
    { id: 'leave', from: dates[0] as string, to: dates[4] as string, type: 'vacation', minutesPerDay },
  ];
}
