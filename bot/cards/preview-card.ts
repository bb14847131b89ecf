import type { CardElement } from '@microsoft/teams.cards';
import type { ChangedDay, ChangedLine, ChangedWeek } from '../../core/summary/changed.ts';
import type { SummaryFinding } from '../../core/summary/summary.ts';
import type { Tongue } from '../strings/strings.ts';
import type { Offer } from './action.ts';
import {
  button,
  type Card,
  type CardAction,
  card,
  fitting,
  heading,
  notice,
  quoted,
  row,
  text,
} from './card.ts';
import { weekTitle } from './week-card.ts';
import { findingItem } from './week-day.ts';

export type PreviewCardOptions = {
  title: string;
  /** `whole`: with everything there is room for. */
  buttons(whole: boolean): CardAction[];
  notice?: string;
};

/** How much of it is shown, from everything there can be to hardly anything. */
const versions = [
  { lines: 97, findings: 20, whole: true },
  { lines: 20, findings: 8, whole: true },
  { lines: 8, findings: 4, whole: true },
  { lines: 8, findings: 4, whole: false },
] as const;

/** Kinds of reasons why something is left as it is: there are hardly more. */
const leftMax = 6;

type Version = { lines: number; findings: number; whole: boolean };

/** What an offer would change, with the button that does it. */
export function offerCard(
  changed: ChangedWeek,
  offer: Offer,
  runId: string,
  tongue: Tongue,
  said?: string,
): Card {
  const { preview } = tongue.strings;
  const { week, version } = changed;
  const label = { correct: 'apply', undo: 'apply', submit: 'submit', recall: 'recall' } as const;
  const apply = button(
    preview[label[offer.kind]],
    { verb: 'apply', week, version, runId, offer },
    { style: 'positive' },
  );
  const cancel = button(preview.cancel, { verb: 'cancel', week });
  return previewCard(changed, tongue, {
    title: titleOf(offer, tongue),
    // The fallback is for clients of long ago, and as large as the offer.
    buttons: whole => [whole ? apply : { ...apply, fallback: 'drop' }, cancel],
    ...(said !== undefined && { notice: said }),
  });
}

/** What would change, before anything does: lines before and after, sums, findings, and the choice. */
export function previewCard(changed: ChangedWeek, tongue: Tongue, options: PreviewCardOptions): Card {
  const tooMuch = () => card([text(tongue.strings.preview.tooMuch)], [], tongue.strings.preview.tooMuch);
  return fitting([
    ...versions.map(version => () => previewCardWith(version, changed, tongue, options)),
    tooMuch,
  ]);
}

function previewCardWith(
  { lines, findings, whole }: Version,
  changed: ChangedWeek,
  tongue: Tongue,
  { title, buttons, notice: said }: PreviewCardOptions,
): Card {
  const { strings } = tongue;
  const body: CardElement[] = [
    ...(said === undefined ? [] : [notice(said)]),
    heading(title),
    text(weekTitle(changed, tongue), { isSubtle: true, spacing: 'None' }),
    ...daysItems(changed.days, lines, tongue),
    text(weekSums(changed, tongue), { weight: 'Bolder' }),
    ...changed.findings.slice(0, findings).map(finding => findingItem(dated(finding, tongue), tongue)),
    text(tongue.words.byRules, { isSubtle: true, size: 'Small' }),
    ...(changed.left.length > 0 ? [text(strings.preview.left, { weight: 'Bolder' })] : []),
    ...changed.left.slice(0, leftMax).map(message => text(message, { size: 'Small' })),
  ];
  return card(body, buttons(whole), title);
}

/** Here findings stand together, away from their days. */
function dated(finding: SummaryFinding, { format }: Tongue): SummaryFinding {
  const { date, title } = finding;
  if (date === undefined) return finding;
  const day = format.shortDay(date);
  return { ...finding, title: title === undefined ? day : `${day}: ${title}` };
}

function titleOf({ kind }: Offer, { strings: { preview } }: Tongue): string {
  const titles = {
    correct: preview.title,
    undo: preview.titleUndo,
    submit: preview.titleSubmit,
    recall: preview.titleRecall,
  };
  return titles[kind];
}

function daysItems(days: readonly ChangedDay[], linesMax: number, tongue: Tongue): CardElement[] {
  let left = linesMax;
  let hidden = 0;
  const items = days.flatMap(day => {
    const lines = day.lines.slice(0, Math.max(0, left));
    left -= lines.length;
    hidden += day.lines.length - lines.length;
    return dayItems({ ...day, lines }, tongue);
  });
  return hidden === 0
    ? items
    : [...items, text(tongue.strings.preview.moreLines(hidden), { isSubtle: true })];
}

function dayItems(day: ChangedDay, tongue: Tongue): CardElement[] {
  const { format } = tongue;
  return [
    {
      type: 'Container',
      separator: true,
      spacing: 'Medium',
      items: [
        totalRow(format.shortDay(day.date), day.beforeMinutes, day.afterMinutes, tongue),
        ...day.lines.map(line => lineItem(line, tongue)),
      ],
    },
  ];
}

function weekSums({ beforeMinutes, afterMinutes, expectedMinutes }: ChangedWeek, tongue: Tongue): string {
  const { strings, words, format } = tongue;
  const sums = fromTo(beforeMinutes, afterMinutes, tongue);
  return `${strings.preview.week}: ${words.totalOf(sums, format.hours(expectedMinutes))}`;
}

function fromTo(before: number | undefined, after: number | undefined, { strings, format }: Tongue): string {
  const hours = (minutes: number | undefined) =>
    minutes === undefined ? strings.preview.none : format.hours(minutes);
  return before === after ? hours(after) : `${hours(before)} → ${hours(after)}`;
}

function totalRow(name: string, before: number, after: number, tongue: Tongue): CardElement {
  const sums = fromTo(before, after, tongue);
  return row(
    [text(name, { weight: 'Bolder' })],
    [text(sums, { weight: 'Bolder', horizontalAlignment: 'Right' })],
  );
}

/** What is new or gone is said in words; the hours on both sides say it too. */
function lineItem(line: ChangedLine, tongue: Tongue): CardElement {
  const { preview } = tongue.strings;
  const { beforeMinutes: before, afterMinutes: after } = line;
  const mark =
    before === undefined ? `${preview.added}: ` : after === undefined ? `${preview.removed}: ` : '';
  const title = line.newTitle === undefined ? line.title : `${line.title} → ${line.newTitle}`;
  const comment =
    line.comment === undefined
      ? []
      : [line.comment === '' ? preview.noComment : preview.comment(quoted(line.comment))];
  return row(
    [
      text(`${mark}${quoted(title)}`),
      ...comment.map(said => text(said, { isSubtle: true, size: 'Small', spacing: 'None' })),
    ],
    [text(fromTo(before, after, tongue), { horizontalAlignment: 'Right' })],
  );
}
