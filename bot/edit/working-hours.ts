import { mondayFirst, startingOn, type Weekday } from '../../core/week-start.ts';

/** Working hours of Monday … Sunday (minutes) as seven numbers of hours, from `first` on: `0 8 8 8 7.5 6 0`. */
export function writeWorkingHours(minutes: readonly number[], first: Weekday): string {
  return startingOn(first, minutes)
    .map(each => String(Math.round((each / 60) * 100) / 100))
    .join(' ');
}

/** The way back, to Monday first. What is no number becomes one that is refused, as too few or too many are. */
export function readWorkingHours(text: string, first: Weekday): number[] {
  const minutes = text
    .trim()
    .split(/[\s;/]+/)
    .map(part => Math.round(Number(part.replace(',', '.')) * 60));
  return mondayFirst(first, minutes);
}
