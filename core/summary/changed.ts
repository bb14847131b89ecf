import type { Situation } from '../decide.ts';
import { type Entry, totalMinutes } from '../entry.ts';
import type { WeekHead } from '../head.ts';
import type { Outcome } from '../outcome.ts';
import { type IsoDate, type WeekId, weekDates } from '../week.ts';
import { commentOf, titleOf } from './summarise.ts';
import type { SummaryFinding } from './summary.ts';
import { type SummaryWords, summaryWords } from './words.ts';

/** What a run would change, for people to agree to: before, after, sums, and what the review says of it. */
export type ChangedWeek = {
  week: WeekId;
  from: IsoDate;
  to: IsoDate;
  /** The version that it was made from. */
  version: number;
  beforeMinutes: number;
  afterMinutes: number;
  expectedMinutes: number;
  /** The days of which anything changes. */
  days: ChangedDay[];
  /** What the review finds on these days, and in the week as a whole. */
  findings: SummaryFinding[];
  /** Sentences on what is left as it is. */
  left: string[];
};

export type ChangedDay = {
  date: IsoDate;
  beforeMinutes: number;
  afterMinutes: number;
  expectedMinutes: number;
  lines: ChangedLine[];
};

/** One line of a day: absent minutes mean that it is not there then. */
export type ChangedLine = {
  title: string;
  /** Where the project or task changes. */
  newTitle?: string;
  beforeMinutes?: number;
  afterMinutes?: number;
  /** The new comment, where that changes; empty where there is none any more. */
  comment?: string;
};

/** `after` is the head that a decision on `before` leads to. */
export function changedWeek(
  { head: before, profile, projects }: Pick<Situation, 'head' | 'profile' | 'projects'>,
  after: WeekHead,
  { findings, skipped }: Pick<Outcome, 'findings' | 'skipped'>,
): ChangedWeek {
  const words = summaryWords(profile.locale);
  const name = (entry: Entry) => titleOf(entry, { projects, words });
  const dates = weekDates(before.week);
  const days = dates
    .map((date, index) => ({
      date,
      beforeMinutes: minutesOn(date, before.entries),
      afterMinutes: minutesOn(date, after.entries),
      expectedMinutes: profile.workingHours.minutes[index] ?? 0,
      lines: changedLines(date, before.entries, after.entries, name),
    }))
    .filter(({ lines }) => lines.length > 0);
  return {
    ...{ week: before.week, from: dates[0] as string, to: dates[6] as string, version: before.version, days },
    beforeMinutes: before.totalMinutes,
    afterMinutes: after.totalMinutes,
    expectedMinutes: profile.workingHours.minutes.reduce((sum, minutes) => sum + minutes, 0),
    findings: spokenFindings(findings, days, after, name, words),
    left: [...new Set(skipped.map(({ message }) => message))],
  };
}

/** Where no line changes, the whole week is what it is about. */
function isNear(date: IsoDate | undefined, days: readonly ChangedDay[]): boolean {
  return date === undefined || days.length === 0 || days.some(day => day.date === date);
}

function spokenFindings(
  findings: Outcome['findings'],
  days: readonly ChangedDay[],
  after: WeekHead,
  name: (entry: Entry) => string,
  words: SummaryWords,
): SummaryFinding[] {
  return findings
    .filter(({ date }) => isNear(date, days))
    .map(finding => {
      const { code, severity, date, entryId } = finding;
      const entry = after.entries.find(({ id }) => id === entryId);
      return {
        ...{ code, severity, text: words.finding(finding) },
        ...(date !== undefined && { date }),
        ...(entry && { title: name(entry) }),
      };
    });
}

function minutesOn(date: IsoDate, entries: readonly Entry[]): number {
  return totalMinutes(entries.filter(entry => entry.date === date));
}

/**
 * What changes on one day. A line that goes to another day is gone from the one and new on the other; one that is taken
 * away and put back under the same name is the same to its reader.
 */
function changedLines(
  date: IsoDate,
  before: readonly Entry[],
  after: readonly Entry[],
  name: (entry: Entry) => string,
): ChangedLine[] {
  const on = (entries: readonly Entry[]) => entries.filter(entry => entry.date === date);
  const fresh = [...on(after)];
  const take = (fits: (entry: Entry) => boolean): Entry | undefined => {
    const at = fresh.findIndex(fits);
    return at < 0 ? undefined : fresh.splice(at, 1)[0];
  };
  const kept = on(before).map(entry => ({ entry, now: take(({ id }) => id === entry.id) }));
  const pairs = kept.map(({ entry, now }) => ({
    entry,
    now: now ?? take(each => name(each) === name(entry)),
  }));
  return [
    ...pairs.flatMap(({ entry, now }) => changedLine(entry, now, name) ?? []),
    ...fresh.flatMap(entry => changedLine(undefined, entry, name) ?? []),
  ];
}

/** Whose a line is, or that it was handed in, is no change of the line to its reader. */
function changedLine(
  before: Entry | undefined,
  after: Entry | undefined,
  name: (entry: Entry) => string,
): ChangedLine | undefined {
  const entry = before ?? after;
  if (!entry) return undefined;
  const [old, said] = [before, after].map(each => (each ? (commentOf(each, name(each)) ?? '') : ''));
  const renamed = before && after && name(before) !== name(after);
  if (before && after && !renamed && before.minutes === after.minutes && old === said) return undefined;
  return {
    title: name(entry),
    ...(renamed && { newTitle: name(after) }),
    ...(before && { beforeMinutes: before.minutes }),
    ...(after && { afterMinutes: after.minutes }),
    ...(after && old !== said && { comment: said ?? '' }),
  };
}
