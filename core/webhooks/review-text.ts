import { formatFor } from '../summary/format.ts';
import { commentOf, type SummaryInput, titleOf } from '../summary/summarise.ts';
import { findingText } from '../summary/text.ts';
import { summaryWords } from '../summary/words.ts';
import type { EntryToReview } from './following.ts';

/** An entry that needs review as people name it, and what the review says of it, in their language. */
export function reviewText(
  { entry, findings }: EntryToReview,
  projects: SummaryInput['projects'],
  locale: string,
): { title: string; text: string } {
  const words = summaryWords(locale);
  const format = formatFor(locale);
  const title = titleOf(entry, { projects, words });
  const comment = commentOf(entry, title);
  const said = comment === undefined ? '' : `: ${comment}`;
  const lines = findings.map(({ code, severity, message }) =>
    findingText({ code, severity, text: words.finding({ code, message }) }, words),
  );
  const first = `${format.day(entry.date)}: ${format.hours(entry.minutes)}  ${title}${said}`;
  return { title, text: [first, ...lines].join('\n') };
}
