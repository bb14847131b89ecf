import { Temporal } from 'temporal-polyfill';
import { parseDate, parseWeek, type WeekId, weekOfDate } from '../../../core/week.ts';
import type { CsvColumns, CsvRecord } from './csv.ts';

export const actualsColumns: CsvColumns = {
  required: ['user', 'week_start', 'week_end', 'project', 'hours'],
  known: ['billable', 'min_hours', 'max_hours', 'exact_hours', 'created', 'modified'],
};

export const usersColumns: CsvColumns = {
  required: ['user'],
  known: ['start_date', 'end_date', 'is_billable'],
};

/** One line of the log: what somebody worked on one project in one ISO week. */
export type Actual = {
  line: number;
  user: string;
  project: string;
  week: WeekId;
  /** The working days that the line covers: 0 Monday … 4 Friday. */
  days: number[];
  /** Whole minutes. */
  minutes: number;
};

/** What is wrong with a row, in words that go on from "the line". */
export type RowFault = { fault: string };

const weekHoursMax = 168;
const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const idRule = 'must be 1 to 40 letters, digits, dots, hyphens or underscores';

/** Reads one row of `tock_week_actuals.csv`. */
export function readActual({ line, fields }: CsvRecord): Actual | RowFault {
  const { user = '', project = '', week_start: start = '', week_end: end = '', hours = '' } = fields;
  if (!idPattern.test(user)) return { fault: `user ${idRule}, not "${user}"` };
  if (!idPattern.test(project)) return { fault: `project ${idRule}, not "${project}"` };
  const period = readPeriod(start, end);
  if ('fault' in period) return period;
  const minutes = readHours(hours);
  if (typeof minutes !== 'number') return minutes;
  return { line, user: user.toLowerCase(), project: project.toLowerCase(), ...period, minutes };
}

/** Reads one row of `tock_users.csv`. The dates are checked because a slip there is a slip in the row. */
export function readUser({ fields }: CsvRecord): { user: string } | RowFault {
  const { user = '', start_date: start = '', end_date: end = '' } = fields;
  if (!idPattern.test(user)) return { fault: `user ${idRule}, not "${user}"` };
  for (const [column, date] of [
    ['start_date', start],
    ['end_date', end],
  ]) {
    if (date && parseDate(date) === undefined) return { fault: `${column} is not a date: "${date}"` };
  }
  if (start && end && end < start) return { fault: `end_date ${end} lies before start_date ${start}` };
  return { user: user.toLowerCase() };
}

/**
 * The working days of a period must lie in one ISO week. Tock's periods run from Sunday to Saturday (one from Monday to
 * Friday, one from Wednesday): their Mondays to Fridays are those of an ISO week. One from Tuesday to Monday is not.
 */
function readPeriod(start: string, end: string): Pick<Actual, 'week' | 'days'> | RowFault {
  if (parseDate(start) === undefined) return { fault: `week_start is not a date: "${start}"` };
  if (parseDate(end) === undefined) return { fault: `week_end is not a date: "${end}"` };
  const first = Temporal.PlainDate.from(start);
  const length = first.until(end).days + 1;
  if (length < 1 || length > 7)
    return { fault: `week_end ${end} is not within a week after week_start ${start}` };
  const working = Array.from({ length }, (_, day) => first.add({ days: day })).filter(
    day => day.dayOfWeek <= 5,
  );
  const [week, other] = new Set(working.map(day => weekOfDate(day.toString())));
  if (week === undefined) return { fault: `there is no working day from ${start} to ${end}` };
  if (other !== undefined)
    return { fault: `the working days from ${start} to ${end} lie in two weeks: start on Sunday or Monday` };
  if (parseWeek(week) === undefined) return { fault: `the week of ${start} is not between 2000 and 2099` };
  return { week, days: working.map(day => day.dayOfWeek - 1) };
}

function readHours(text: string): number | RowFault {
  if (text === '') return { fault: 'hours are missing' };
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(text)) return { fault: `hours are not a number: "${text}"` };
  const hours = Number(text);
  if (hours < 0) return { fault: `hours are negative: ${text}` };
  if (hours > weekHoursMax) return { fault: `a week has ${weekHoursMax} hours, not ${text}` };
  return Math.round(hours * 60);
}
