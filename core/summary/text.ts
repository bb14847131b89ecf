import { formatFor } from './format.ts';
import type { Summary, SummaryDay, SummaryFinding } from './summary.ts';
import { type SummaryWords, summaryWords } from './words.ts';

/**
 * The summary as plain text, for flows that post it where no card can go. Why a line is there is left out, because that
 * names calendar events and others may read along.
 */
export function summaryText(summary: Summary, locale: string): string {
  const words = summaryWords(locale);
  const format = formatFor(locale);
  const { from, to, status, totalMinutes, expectedMinutes } = summary;
  const total = words.totalOf(format.hours(totalMinutes), format.hours(expectedMinutes));
  const title = words.weekOf(format.date(from), format.date(to));
  const days = summary.days.filter(isWorthTelling).flatMap(day => dayText(day, locale));
  const findings = summary.findings.map(finding => findingText(finding, words));
  return [`${title}: ${total} (${words.statuses[status]})`, ...days, ...findings, words.byRules].join('\n');
}

/** `Please look: Apollo: The customer reads this line.` */
export function findingText({ severity, title, text }: SummaryFinding, words: SummaryWords): string {
  return [words.severities[severity], title, text].filter(part => part !== undefined).join(': ');
}

/** Days off on which there is nothing are not worth a row. */
export function isWorthTelling({ expectedMinutes, lines, findings }: SummaryDay): boolean {
  return expectedMinutes > 0 || lines.length > 0 || findings.length > 0;
}

function dayText({ date, totalMinutes, closed, lines, findings }: SummaryDay, locale: string): string[] {
  const words = summaryWords(locale);
  const format = formatFor(locale);
  const state = closed ? ` (${words.closedDay})` : '';
  return [
    `${format.day(date)}: ${format.hours(totalMinutes)}${state}`,
    ...lines.map(({ title, minutes, comment }) => {
      const said = comment === undefined ? '' : `: ${comment}`;
      return `  ${format.hours(minutes)}  ${title}${said}`;
    }),
    ...findings.map(finding => `  ${findingText(finding, words)}`),
  ];
}
