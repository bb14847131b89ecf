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
 * The same with its days taken out. Undefined when days are spoken of in two places, which contradict each other, and
 * when a span ends before it begins.
 */
export function takeDays(marked: Marked, context: ChatContext): Marked | undefined {
  if (leadsOver.test(marked.text)) return marked;
  const found = taken.exec(marked.text);
  if (!found) return marked;
  const text = tidy(marked.text.replace(found[0], ' ').replace(/^\s*[,:]/, ''));
  if (/⟨t\d+⟩/.test(text)) return undefined;
  const listed = listDays(found[1] as string, marked, context);
  return listed && { ...marked, text, days: listed };
}

function listDays(
  text: string,
  { dates }: Marked,
  { week, workingMinutes }: ChatContext,
): IsoDate[] | undefined {
  const marks = [...text.matchAll(/⟨t(\d+)⟩/g)].map(([, index]) => dates[Number(index)] as IsoDate);
  const all = weekDates(week);
  if (marks.length === 0) return all.filter((_, day) => (workingMinutes[day] ?? 0) > 0);
  if (marks.length !== 2 || !new RegExp(`⟩${span}⟨`).test(text)) return [...new Set(marks)];
  const [first, last] = marks.map(date => all.indexOf(date)) as [number, number];
  return first <= last ? all.slice(first, last + 1) : undefined;
}
