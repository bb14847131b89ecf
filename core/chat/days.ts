import { en } from 'chrono-node';
import { type IsoDate, parseDate, weekDates } from '../week.ts';
import type { ChatContext } from './context.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const weekday =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** A day as people write one. Everything else that could be read as a time is left alone: it may be a name. */
export const dayPattern = [
  String.raw`\d{4}-\d{2}-\d{2}`,
  String.raw`(?:the\s+)?day\s+before\s+yesterday`,
  'today|yesterday|tomorrow',
  String.raw`(?:last|next)\s+(?:${weekday})`,
  String.raw`(?:this\s+)?(?:${weekday})(?:,?\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?(?:\s+(?:of\s+)?(?:${months}))?)?`,
  String.raw`(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:${months})`,
  String.raw`(?:${months})\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?`,
  String.raw`the\s+\d{1,2}(?:st|nd|rd|th)`,
].join('|');

/** The day that is meant, or undefined when there is none such. A weekday by itself is that of the week looked at. */
export function dayOf(
  text: string,
  { week, today }: Pick<ChatContext, 'week' | 'today'>,
): IsoDate | undefined {
  const iso = parseDate(text);
  if (iso !== undefined) return iso;
  const bare = new RegExp(`^(?:this\\s+)?(${weekday})$`).exec(text)?.[1];
  const dates = weekDates(week);
  if (bare !== undefined) return dates[weekdays.findIndex(name => name.startsWith(bare.slice(0, 3)))];
  const numbered = /^(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)$/.exec(text)?.[1];
  if (numbered !== undefined) return dates.find(date => Number(date.slice(8)) === Number(numbered));
  const [, name = '', number] =
    new RegExp(`^(?:this\\s+)?(${weekday}),?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?$`).exec(text) ?? [];
  if (number !== undefined)
    return dates.find(date => Number(date.slice(8)) === Number(number) && isOn(date, name));
  return byChrono(text.replace(/^the\s+(?=\d)/, ''), today);
}

function isOn(date: IsoDate, weekdayBegins: string): boolean {
  return weekdayName(date).startsWith(weekdayBegins.slice(0, 3));
}

/** Reckoned at noon in UTC, so that no zone can move it to another day. */
function byChrono(text: string, today: IsoDate): IsoDate | undefined {
  const [found] = en.casual.parse(text, { instant: new Date(`${today}T12:00:00Z`), timezone: 0 });
  if (!found || found.text.trim().length < text.trim().length) return undefined;
  const part = (name: 'year' | 'month' | 'day', length: number) =>
    String(found.start.get(name)).padStart(length, '0');
  const date = parseDate(`${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`);
  const said = new RegExp(`^(?:this\\s+)?(${weekday}),?\\s+\\S`).exec(text)?.[1];
  // "Tuesday, 18 November" that is no Tuesday means nobody knows what.
  return said !== undefined && date !== undefined && !isOn(date, said) ? undefined : date;
}

export function weekdayName(date: IsoDate): string {
  return weekdays[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7] as string;
}
