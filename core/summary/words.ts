import type { EntryType, SourceKind } from '../entry.ts';
import type { Finding } from '../finding.ts';
import type { WeekStatus } from '../head.ts';
import type { Sureness } from './summary.ts';
import { german } from './words/de.ts';
import { english } from './words/en.ts';

/** Everything that a summary says in words, for one language. */
export type SummaryWords = {
  types: Record<EntryType, string>;
  statuses: Record<WeekStatus, string>;
  sureness: Record<Sureness, string>;
  severities: Record<Finding['severity'], string>;
  /** Of a line that the person has made or touched. */
  yours: string;
  closedDay: string;
  closedWeek: string;
  nothingEntered: string;
  weekOf(from: string, to: string): string;
  totalOf(total: string, expected: string): string;
  missing(hours: string): string;
  /** That the findings shown are those of rules: an LLM's are told with the run, and not kept with the week. */
  byRules: string;
  /** What the planner says of a line, or the source in the words of this language. */
  reason(source: SourceKind, sentence: string): string;
  /** What the review says, and what to do about it. */
  finding(finding: Pick<Finding, 'code' | 'message'>): string;
};

/** Languages that everything is said in. Whoever reads another one gets English. */
export type Language = 'en' | 'de';

export function languageOf(locale: string): Language {
  return /^de\b/i.test(locale) ? 'de' : 'en';
}

const words: Record<Language, SummaryWords> = { en: english, de: german };

export function summaryWords(locale: string): SummaryWords {
  return words[languageOf(locale)];
}
