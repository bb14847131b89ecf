import { clockTime } from '../../diff.ts';
import type { Rule } from '../rule.ts';

/** Saturday and Sunday by the person's own working hours: whoever works on Sundays has no weekend then. */
export const weekendWork: Rule<'weekendWork'> = ({ days }) =>
  days.flatMap(day => {
    if (day.expectedMinutes > 0 || day.workMinutes === 0) return [];
    return [
      {
        date: day.date,
        message: `${clockTime(day.workMinutes)} of work on a day that is no working day. Check the date.`,
      },
    ];
  });

export const holidayWork: Rule<'holidayWork'> = ({ days }) =>
  days.flatMap(day => {
    if (day.holiday === undefined || day.workMinutes === 0) return [];
    return [
      {
        date: day.date,
        message: `${clockTime(day.workMinutes)} of work on ${day.holiday}. Check the date, or ask for approval.`,
      },
    ];
  });

/** Part of a day off leaves the rest of it for work. */
export const workDuringTimeOff: Rule<'workDuringTimeOff'> = ({ days }) =>
  days.flatMap(day => {
    if (day.timeOff.length === 0 || day.workMinutes === 0) return [];
    const off = day.timeOff.reduce((sum, each) => sum + (each.minutesPerDay ?? day.expectedMinutes), 0);
    const left = Math.max(0, day.expectedMinutes - off);
    if (day.workMinutes <= left) return [];
    const message = `${clockTime(day.workMinutes)} of work on a day with leave, which leaves ${clockTime(left)}. Change the hours or the leave.`;
    return [{ date: day.date, message }];
  });
