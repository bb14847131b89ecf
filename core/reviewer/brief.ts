import type { Clause } from '../clauses/clause.ts';
import type { ClauseIndex } from '../clauses/search.ts';
import { topicsOf } from '../clauses/topics.ts';
import { type Cited, citedBy, eventsById } from '../comment/cited.ts';
import { commentLanguage } from '../comment/template.ts';
import type { Entry } from '../entry.ts';
import { type ReviewedWeek, type ReviewInput, reviewedWeek } from '../review/week.ts';

/** What a reviewer is told of a week: no names but those of projects, nobody's id, nothing of other people. */
export type Brief = {
  language: 'en' | 'de';
  lines: BriefLine[];
  /** The clauses that may matter for these lines: no other can be cited. */
  clauses: Clause[];
  /** How this person words comments: the latest that they wrote or kept themselves. */
  examples: string[];
};

/** Entries that say the same: one comment serves them all. */
export type BriefLine = {
  /** `L1`, `L2` …: what the answer calls it. */
  id: string;
  entries: Entry[];
  cited: Cited;
  /** Whether a comment on it is wanted. All others are reviewed only. */
  wanted: boolean;
};

/** How much of a week is looked at: as much as the prompt has room for. */
export type BriefLimits = { lines: number; clauses: number };

const clausesPerLine = 5;
const examplesMax = 3;

/** The brief of a week as it is about to be. `wanted`: ids of the entries whose comments are the agent's to write. */
export function briefOf(
  week: ReviewInput,
  wanted: ReadonlySet<string>,
  clauses: ClauseIndex,
  examples: readonly string[],
  limits: BriefLimits,
): Brief {
  const lines = linesOf(week, wanted).slice(0, limits.lines);
  return {
    language: commentLanguage(week.profile.locale),
    lines,
    clauses: clausesFor(lines, reviewedWeek(week), clauses, limits.clauses),
    examples: examples.slice(0, examplesMax),
  };
}

/** Lines that want a comment come first: when room is short, they are what a customer reads. */
function linesOf({ head, events, projects }: ReviewInput, wanted: ReadonlySet<string>): BriefLine[] {
  const byId = eventsById(events);
  const told = head.entries
    .filter(({ status }) => status !== 'cancelled')
    .map(entry => ({
      entry,
      cited: citedBy(entry, entry.evidence?.citations ?? [], byId, projects),
      wanted: wanted.has(entry.id),
    }));
  const groups = Map.groupBy(told, ({ entry, cited, wanted: isWanted }) =>
    JSON.stringify([isWanted, entry.type, cited, isWanted || entry.externalComment]),
  );
  return [...groups.values()]
    .sort((a, b) => Number(b[0]?.wanted) - Number(a[0]?.wanted))
    .map((group, index) => ({
      id: `L${index + 1}`,
      entries: group.map(({ entry }) => entry),
      cited: (group[0] as (typeof group)[number]).cited,
      wanted: (group[0] as (typeof group)[number]).wanted,
    }));
}

/** Each line's best clause before any line's second: no part of the week goes without. */
function clausesFor(
  lines: readonly BriefLine[],
  week: ReviewedWeek,
  clauses: ClauseIndex,
  limit: number,
): Clause[] {
  const found = lines.map(line => clauses.search(queryOf(line, week), clausesPerLine));
  const chosen = new Map<string, Clause>();
  for (let rank = 0; rank < clausesPerLine; rank += 1) {
    const ofRank = found.flatMap(each => each[rank] ?? []).sort((a, b) => b.score - a.score);
    for (const { clause } of ofRank) if (chosen.size < limit) chosen.set(clause.id, clause);
  }
  return [...chosen.values()];
}

/** A line is asked about by its most striking entry: that on the fullest day. */
function queryOf({ entries, cited }: BriefLine, week: ReviewedWeek): { text: string; topics: string } {
  const dayOf = (entry: Entry) => week.days.find(({ date }) => date === entry.date);
  const minutesOf = (entry: Entry) => dayOf(entry)?.workMinutes ?? 0;
  const [entry] = entries.toSorted((a, b) => minutesOf(b) - minutesOf(a)) as [Entry];
  const { externalComment, description, projectId } = entry;
  const texts = [cited.project, cited.task, ...cited.titles, externalComment, description].filter(
    text => text !== undefined,
  );
  const topics = topicsOf(entry, {
    texts,
    billable: week.projects.byId.get(projectId ?? '')?.billable === true,
    dayMinutes: minutesOf(entry),
    isHoliday: dayOf(entry)?.holiday !== undefined,
  });
  return { text: texts.join(' '), topics };
}
