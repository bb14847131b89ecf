import type { IsoDate, WeekId } from '../../../core/week.ts';

const dayMs = 86_400_000;

/** The Monday of an ISO week: that of the week of 4 January, and so many weeks on. Calendar dates, reckoned in UTC. */
function mondayMs(week: WeekId): number {
  const [year = 0, number = 0] = week.split('-W').map(Number);
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs + (number - 1) * 7 * dayMs;
}

/** The week so many weeks later. */
export function weeksLater(week: WeekId, weeks: number): WeekId {
  const thursday = new Date(mondayMs(week) + weeks * 7 * dayMs + 3 * dayMs);
  const year = thursday.getUTCFullYear();
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs)) + 1;
  return `${year}-W${String(number).padStart(2, '0')}` as WeekId;
}

/** The seven dates of a week, Monday first. */
export function datesOf(week: WeekId): IsoDate[] {
  const first = mondayMs(week);
  return [0, 1, 2, 3, 4, 5, 6].map(day => new Date(first + day * dayMs).toISOString().slice(0, 10));
}

/** Whether a text that came from an address is a week such as `2026-W48`. */
export function isWeek(text: string | undefined): text is WeekId {
  return text !== undefined && /^20\d\d-W(0[1-9]|[1-4]\d|5[0-3])$/.test(text);
}

/** The week that a calendar date lies in. */
export function weekOf(date: IsoDate): WeekId {
  const year = Number(date.slice(0, 4));
  const first = `${year}-W01` as WeekId;
  return weeksLater(first, Math.floor((Date.parse(`${date}T00:00:00Z`) - mondayMs(first)) / (7 * dayMs)));
}
