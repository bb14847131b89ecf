import { dayLimit } from '../../day-limit.ts';
import { clockTime } from '../../diff.ts';
import { totalMinutes } from '../../entry.ts';
import type { Rule } from '../rule.ts';

export const dailyMaximum: Rule<'dailyMaximum'> = ({ days, policy }) =>
  days.flatMap(day => {
    const minutes = totalMinutes(day.entries);
    const limit = dayLimit(policy, day);
    if (minutes <= limit) return [];
    const over = clockTime(minutes - limit);
    return [
      {
        date: day.date,
        message: `The day holds ${clockTime(minutes)}; the maximum is ${clockTime(limit)}. Take away ${over}.`,
      },
    ];
  });

export const weeklyMaximum: Rule<'weeklyMaximum'> = ({ days }, { maxMinutes }) => {
  const minutes = days.reduce((sum, day) => sum + day.workMinutes, 0);
  if (minutes <= maxMinutes) return [];
  const over = clockTime(minutes - maxMinutes);
  return [
    {
      message: `The week holds ${clockTime(minutes)} of work; the maximum is ${clockTime(maxMinutes)}. Take away ${over}.`,
    },
  ];
};

/** On a day that is no working day the rules for weekends and holidays speak instead. */
export const overtime: Rule<'overtime'> = ({ days }, { fromMinutes }) =>
  days.flatMap(day => {
    const over = day.workMinutes + day.awayMinutes - day.expectedMinutes;
    if (day.expectedMinutes === 0 || day.workMinutes === 0 || over <= fromMinutes) return [];
    return [
      {
        date: day.date,
        message: `${clockTime(over)} beyond the working hours of the day. Check that it is overtime, and agreed.`,
      },
    ];
  });

/** A public holiday needs no hours: the working day is off whether a line says so or not. */
export const missingHours: Rule<'missingHours'> = ({ days }, { fromMinutes }) =>
  days.flatMap(day => {
    const missing = day.expectedMinutes - day.workMinutes - day.awayMinutes;
    if (day.holiday !== undefined || missing <= fromMinutes) return [];
    const message = `${clockTime(missing)} of ${clockTime(day.expectedMinutes)} are not accounted for. Add what is missing.`;
    return [{ date: day.date, message }];
  });
