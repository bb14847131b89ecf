import type { CardElement } from '@microsoft/teams.cards';
import type { Summary, SummaryDay } from '../../core/summary/summary.ts';
import { isWorthTelling } from '../../core/summary/text.ts';
import type { TeamsApp } from '../settings.ts';
import type { Tongue } from '../strings/strings.ts';
import {
  button,
  type Card,
  type CardAction,
  card,
  fitting,
  heading,
  notice,
  openingButton,
  row,
  text,
} from './card.ts';
import { tabButton } from './tab-link.ts';
import { type Detail, dayItems, findingItem } from './week-day.ts';

export type WeekCardOptions = {
  /** A sentence about what has just happened. */
  notice?: string;
  /** The run of the agent that can be taken back from this card. */
  undoRunId?: string;
  /** An id for what the card's submit button does: pressing it twice is one submit. */
  submitRunId: string;
  /** The app whose tab the card leads to. */
  app?: TeamsApp;
};

/** Findings about the week as a whole: there are hardly more. */
const weekFindingsMax = 6;

/** From the fullest card to one that any week fits on. */
const details: readonly Detail[] = [
  { why: true, comments: true, lines: true, findings: true },
  { why: false, comments: true, lines: true, findings: true },
  { why: false, comments: false, lines: true, findings: true },
  { why: false, comments: false, lines: false, findings: true },
  { why: false, comments: false, lines: false, findings: false },
];

/** The week of one person: sums, every day with its lines, why they are there, and what the review has to say. */
export function weekCard(summary: Summary, tongue: Tongue, options: WeekCardOptions): Card {
  return fitting(details.map(detail => () => weekCardWith(detail, summary, tongue, options)));
}

/**
 * The same for a flow to post: without buttons, which only our bot could answer, and without why a line is there, because
 * that names calendar events and others may read along.
 */
export function postedWeekCard(summary: Summary, tongue: Tongue): Card {
  const versions = details.filter(({ why }) => !why);
  return fitting(
    versions.map(detail => () => card(weekItems(detail, summary, tongue), [], fallbackText(summary, tongue))),
  );
}

function weekCardWith(detail: Detail, summary: Summary, tongue: Tongue, options: WeekCardOptions): Card {
  const body = [
    ...(options.notice === undefined ? [] : [notice(options.notice)]),
    ...weekItems(detail, summary, tongue),
  ];
  return {
    ...card(body, actionsOf(summary, tongue, options), fallbackText(summary, tongue)),
    // Opened again later, the card asks for the week as it is then.
    refresh: { action: { type: 'Action.Execute', verb: 'show', data: { week: summary.week } } },
  };
}

function weekItems(detail: Detail, summary: Summary, tongue: Tongue): CardElement[] {
  const days = summary.days.filter(isWorthTelling);
  return [
    ...headItems(summary, tongue),
    ...days.flatMap((day, index) => dayItems(day, index, detail, tongue)),
    ...(detail.lines ? [] : [text(tongue.strings.summary.shortened, { isSubtle: true })]),
  ];
}

export function weekTitle({ from, to }: Pick<Summary, 'from' | 'to'>, { words, format }: Tongue): string {
  return words.weekOf(format.date(from), format.date(to));
}

function totalOf({ totalMinutes, expectedMinutes }: Summary, { words, format }: Tongue): string {
  return words.totalOf(format.hours(totalMinutes), format.hours(expectedMinutes));
}

function fallbackText(summary: Summary, tongue: Tongue): string {
  return tongue.strings.summary.fallback(weekTitle(summary, tongue), totalOf(summary, tongue));
}

function headItems(summary: Summary, tongue: Tongue): CardElement[] {
  const { words, strings } = tongue;
  const state = text(words.statuses[summary.status], { isSubtle: true, horizontalAlignment: 'Right' });
  const total = text(totalOf(summary, tongue), { weight: 'Bolder', size: 'Medium', spacing: 'None' });
  const closed = isClosed(summary);
  return [
    heading(weekTitle(summary, tongue)),
    row([total], [state], 'None'),
    ...(closed
      ? [{ type: 'Container' as const, style: 'good' as const, items: [text(words.closedWeek)] }]
      : []),
    ...(!closed &&
    summary.status === 'draft' &&
    summary.days.some(({ lines }) => lines.some(({ why }) => why))
      ? [text(strings.summary.drafted, { isSubtle: true })]
      : []),
    ...(summary.blocked
      ? [text(`⚠ ${strings.summary.blocked}`, { color: 'Attention', weight: 'Bolder' })]
      : []),
    ...summary.findings.slice(0, weekFindingsMax).map(finding => findingItem(finding, tongue)),
    text(words.byRules, { isSubtle: true, size: 'Small' }),
  ];
}

/** No day on which anything is expected can be changed any more. */
function isClosed({ days, status }: Summary): boolean {
  if (status === 'approved') return true;
  const relevant = days.filter(isWorthTelling);
  return relevant.length > 0 && relevant.every(({ closed }) => closed);
}

function actionsOf(summary: Summary, tongue: Tongue, options: WeekCardOptions): CardAction[] {
  const { app } = options;
  const open = app ? [tabButton(tongue.strings.summary.tab, app, summary.week)] : [];
  return [...changesOf(summary, tongue, options), ...open];
}

/** What can be done to the week as it stands. */
function changesOf(summary: Summary, { strings }: Tongue, options: WeekCardOptions): CardAction[] {
  const { week, version, status } = summary;
  if (isClosed(summary)) return [];
  if (status === 'submitted')
    return [button(strings.summary.recall, { verb: 'preview', week, offer: { kind: 'recall' } })];
  if (status !== 'draft' && status !== 'returned') return [];
  const submit = {
    verb: 'apply',
    week,
    version,
    runId: options.submitRunId,
    offer: { kind: 'submit' },
  } as const;
  const { undoRunId } = options;
  return [
    ...(hasLines(summary) ? [button(strings.summary.submit, submit, { style: 'positive' })] : []),
    openingButton(strings.summary.edit, { verb: 'open', week }),
    button(strings.summary.wrong, { verb: 'wrong', week }),
    ...(undoRunId === undefined
      ? []
      : [button(strings.summary.undo, { verb: 'preview', week, offer: { kind: 'undo', undoRunId } })]),
  ];
}

function hasLines({ days }: { days: SummaryDay[] }): boolean {
  return days.some(({ lines }) => lines.length > 0);
}
