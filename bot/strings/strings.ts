import { type Format, formatFor } from '../../core/summary/format.ts';
import { type Language, languageOf, type SummaryWords, summaryWords } from '../../core/summary/words.ts';
import { firstDayOf, type Weekday } from '../../core/week-start.ts';
import { germanStrings } from './de.ts';
import { englishStrings } from './en.ts';
import type { Strings } from './shape.ts';

const catalogue: Record<Language, Strings> = { en: englishStrings, de: germanStrings };

/** Everything that is needed to talk to one person: sentences, the words of summaries, numbers and dates. */
export type Tongue = {
  language: Language;
  strings: Strings;
  words: SummaryWords;
  format: Format;
  /** For lists of weekdays without dates. */
  firstDay: Weekday;
};

export function tongueOf(locale: string): Tongue {
  const language = languageOf(locale);
  return {
    ...{ language, strings: catalogue[language], words: summaryWords(locale), format: formatFor(locale) },
    firstDay: firstDayOf(locale),
  };
}
