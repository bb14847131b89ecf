import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Profile } from '../../../core/profile.ts';
import { parseDate, type WeekId } from '../../../core/week.ts';
import { exitCode, type Io, Stop, UsageError } from '../io.ts';
import {
  connect,
  connectionHelp,
  connectionOptions,
  exitHelp,
  onlyArgument,
  readOptions,
} from '../options.ts';
import { listRefused } from '../refused.ts';
import { readAnswer } from './answer.ts';
import type { Found } from './found.ts';
import { readIcs } from './ics/read-ics.ts';
import { sendWeeks } from './send.ts';
import { placeEvents, spanOf, weeksAround, weeksOfDates } from './weeks.ts';

export const calendarHelp = `npm run import -- calendar FILE --user ID [options]

Imports one person's calendar: FILE is what Microsoft Graph's calendarView answered (JSON), or an iCalendar file
(.ics), whose recurrences are written out. Weeks are replaced as a whole, in the person's time zone (from their
profile). Only what Time Agent needs is sent: no descriptions, places or names. Events that cannot be used are
listed with their place: value[3] in JSON, the line of BEGIN:VEVENT in .ics.

  --user ID          whose calendar it is: their object id
  --email ADDRESS    their mail address, to find their own answer among the attendees (.ics)
  --from DATE        first and last day; the whole weeks that they touch are replaced. Default for .ics: the last
  --to DATE          8 and the next 4 weeks; for JSON: the weeks that have events
  --merge            add to what is there instead, for one page of several
  --pick N           of a file of recorded requests and responses, take the Nth
${connectionHelp}

${exitHelp}
The last line on standard output is JSON with counts.`;

const options = {
  ...connectionOptions,
  user: { type: 'string' },
  email: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  merge: { type: 'boolean', default: false },
  pick: { type: 'string' },
} as const;

type Values = ReturnType<typeof readOptions<typeof options>>['values'];

/** `calendar FILE --user ID`: resolves with the exit code. */
export async function importCalendarFile(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, options);
  const file = onlyArgument(positionals, 'FILE');
  const { user } = values;
  if (!user) throw new UsageError('--user is missing: whose calendar is it?');
  const chosen = chosenWeeks(values);
  const pick = readPick(values.pick);
  const api = connect(values);
  const text = await readText(file);
  const { zone } = (await api.get<Profile>(`users/${encodeURIComponent(user)}/profile`)).body;
  const isIcs = /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text);
  const weeks = chosen ?? (isIcs ? weeksAround(io.nowMs(), zone) : undefined);
  const found =
    isIcs && weeks
      ? readIcsFile(text, zone, weeks, values)
      : readAnswer(parseJson(text, file), { ...pick, merge: values.merge });
  const placed = placeEvents(found, zone, weeks);
  const late = await sendWeeks(api, placed.weeks, { user, mode: values.merge ? 'merge' : 'replace' });
  const refused = [...placed.refused, ...late].map(each => ({ file: basename(file), ...each }));
  listRefused(io, refused);
  const { weeks: sent, placed: imported, outside } = placed;
  io.out(
    JSON.stringify({ imported: imported - late.length, outside, weeks: sent.size, refused: refused.length }),
  );
  return refused.length > 0 ? exitCode.partly : exitCode.done;
}

function readIcsFile(text: string, zone: string, weeks: readonly WeekId[], { email }: Values): Found {
  return readIcs(text, { zone, ...spanOf(weeks, zone), ...(email !== undefined && { email }) });
}

function chosenWeeks({ from, to }: Values): WeekId[] | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined) throw new UsageError('--from and --to go together.');
  for (const [option, date] of [
    ['--from', from],
    ['--to', to],
  ] as const) {
    if (parseDate(date) === undefined)
      throw new UsageError(`${option} must be a date such as 2026-11-16, not "${date}".`);
  }
  return weeksOfDates(from, to);
}

function readPick(text: string | undefined): { pick?: number } {
  if (text === undefined) return {};
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError(`--pick must be a number from 1, not "${text}".`);
  return { pick: Number(text) };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Stop(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Stop(`${file} is neither JSON nor an iCalendar file.`);
  }
}
