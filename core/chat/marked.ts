import { type IsoDate, weekDates } from '../week.ts';
import type { ChatContext } from './context.ts';
import { dayOf, dayPattern } from './days.ts';
import { durationPattern, minutesOf } from './durations.ts';

/**
 * A sentence in which durations, days and quotations have given way to marks: `move ⟨d0⟩ from contoso to fabrikam`.
 */
export type Marked = {
  text: string;
  minutes: number[];
  dates: IsoDate[];
  quotes: string[];
  /** The days that `takeDays` has taken out of the text, with the word before them; empty when none is spoken of. */
  days: IsoDate[];
};

const dayMark = String.raw`⟨t\d+⟩`;
const joint = String.raw`\s*(?:,\s*and|,|and|&)\s*`;
const span = String.raw`\s*(?:to|until|till|through|thru|-|–)\s*`;
const everyDay = String.raw`(?:all|the\s+whole|the\s+entire|this\s+whole)\s+week|(?:every|each)\s+(?:working\s+|single\s+)?day|all\s+days`;
const days = `${dayMark}(?:(?:${joint}|${span})${dayMark})*|${everyDay}`;
const taken = new RegExp(
  String.raw`(?:^|\s+)(?:(?:on|for|of|in|at|during|from|over|this)\s+)?(${days})(?=\s|$|,|:)`,
);

/** Undefined when something in it cannot be a duration or a day: a guess would be worse than asking again. */
export function mark(sentence: string, context: ChatContext): Marked | undefined {
  const quotes: string[] = [];
  const minutes: (number | undefined)[] = [];
  const dates: (IsoDate | undefined)[] = [];
  const text = tidy(
    sentence
      .normalize('NFKC')
      .replace(/["“”„«»]([^"“”„«»]*)["“”„«»]/g, (_, quote: string) => ` ⟨q${quotes.push(quote.trim()) - 1}⟩ `)
      .toLowerCase()
      .replace(bounded(durationPattern), (_, found: string) => `⟨d${minutes.push(minutesOf(found)) - 1}⟩`)
      .replace(bounded(dayPattern), (_, found: string) => `⟨t${dates.push(dayOf(found, context)) - 1}⟩`),
  );
  if ([...minutes, ...dates].includes(undefined)) return undefined;
  return { text, minutes: minutes as number[], dates: dates as IsoDate[], quotes, days: [] };
}

/** "move apollo from monday to tuesday": the days are places, not a stretch of time. */
const leadsOver = new RegExp(
  String.raw`^(?:move|shift|transfer|postpone)\b.*(?:from\s+)?${dayMark}\s+to\s+${dayMark}$|^(?:move|shift|transfer|postpone)\b.*\s+to\s+${dayMark}(?:\s+(?:on|from)\s+${dayMark})?$`,
);

function bounded(pattern: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}⟨.])(${pattern})(?![\p{L}\p{N}])`, 'gu');
}

const courtesy =
  /^(?:(?:hi|hey|hello|ok|okay|so|and|also|then|please|kindly|just|actually|oh|sorry)[,!]?\s+|(?:can|could|would|will)\s+you\s+(?:please\s+)?|i(?:'d| would)\s+like\s+(?:you\s+)?to\s+|i\s+(?:want|need)\s+(?:you\s+)?to\s+|let(?:'s| us)\s+)+/;

function tidy(text: string): string {
  return text
    .replace(/[’`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!?;,\s]+$/, '')
    .replace(courtesy, '')
    .replace(/[,\s]+(?:please|thanks|thank you|thx)$/, '')
    .replace(/\s+(?:this|for the|in this) week$/, '')
    .trim();
}

/**
 * The same with its days taken out. Undefined when days are spoken of in two places, since they contradict each other, or
 * in a stretch that this week does not have.
 */
export function takeDays(marked: Marked, context: ChatContext): Marked | undefined {
  if (leadsOver.test(marked.text)) return marked;
  const found = taken.exec(marked.text);
  if (!found) return marked;
  const text = tidy(marked.text.replace(found[0], ' ').replace(/^\s*[,:]/, ''));
  const days = listDays(found[1] as string, marked, context);
  return days === undefined || /⟨t\d+⟩/.test(text) ? undefined : { ...marked, text, days };
}

/** Of "Monday, Wednesday to Friday" four. Undefined when one of its stretches is none. */
function listDays(
  text: string,
  { dates }: Marked,
  { week, workingMinutes }: ChatContext,
): IsoDate[] | undefined {
  const all = weekDates(week);
  if (!text.includes('⟨')) return all.filter((_, day) => (workingMinutes[day] ?? 0) > 0);
  const stretches = text.split(new RegExp(joint)).map(each => {
    const ends = [...each.matchAll(/⟨t(\d+)⟩/g)].map(([, index]) => all.indexOf(dates[Number(index)] ?? ''));
    return stretchOf(all, ends);
  });
  return stretches.some(each => each.length === 0) ? undefined : [...new Set(stretches.flat())];
}

/** Nothing for one that runs backwards, such as "Sunday to Tuesday": it may be meant to begin a week before. */
function stretchOf(
  all: readonly IsoDate[],
  [first = -1, last = first, ...more]: readonly number[],
): IsoDate[] {
  return first >= 0 && more.length === 0 ? all.slice(first, last + 1) : [];
}
