import type { CardElement } from '@microsoft/teams.cards';
import type { SummaryDay, SummaryFinding, SummaryLine } from '../../core/summary/summary.ts';
import { findingText } from '../../core/summary/text.ts';
import type { Tongue } from '../strings/strings.ts';
import { quoted, row, text } from './card.ts';

/** How much of each day a card shows. */
export type Detail = { why: boolean; comments: boolean; lines: boolean; findings: boolean };

/** One day: its sum against what is expected, its lines, what is missing, and why, which opens by a tap. */
export function dayItems(day: SummaryDay, index: number, detail: Detail, tongue: Tongue): CardElement[] {
  const whyId = `why-${index}`;
  const explained = detail.why && day.lines.some(({ why }) => why);
  const items: CardElement[] = [
    dayHead(day, tongue, explained ? whyId : undefined),
    ...(detail.lines ? day.lines.map(line => lineItem(line, detail, tongue)) : []),
    ...(detail.findings ? day.findings.map(finding => findingItem(finding, tongue)) : []),
  ];
  if (explained) items.push(whyItem(day.lines, whyId, tongue));
  return [{ type: 'Container', separator: true, spacing: 'Medium', items }];
}

function dayHead(
  day: SummaryDay,
  { format, words, strings }: Tongue,
  whyId: string | undefined,
): CardElement {
  const name = format.shortDay(day.date);
  const closed = day.closed ? ` · ${words.closedDay}` : '';
  const total =
    day.expectedMinutes === 0
      ? format.hours(day.totalMinutes)
      : words.totalOf(format.hours(day.totalMinutes), format.hours(day.expectedMinutes));
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'stretch', items: [text(`${name}${closed}`, { weight: 'Bolder' })] },
      ...(whyId === undefined
        ? []
        : [whyColumn(whyId, strings.summary.why(format.day(day.date)), strings.summary.whyShort)]),
      {
        type: 'Column',
        width: 'auto',
        items: [text(total, { weight: 'Bolder', horizontalAlignment: 'Right' })],
      },
    ],
  };
}

type ColumnOf = Extract<CardElement, { type: 'ColumnSet' }>['columns'];

/** The whole sentence is what screen readers say of it. */
function whyColumn(whyId: string, title: string, label: string): NonNullable<ColumnOf>[number] {
  return {
    type: 'Column',
    width: 'auto',
    items: [text(label, { color: 'Accent' })],
    selectAction: { type: 'Action.ToggleVisibility', title, tooltip: title, targetElements: [whyId] },
  };
}

function lineItem(line: SummaryLine, detail: Detail, { words, format }: Tongue): CardElement {
  const sure = line.why ? words.sureness[line.why.sureness] : words.yours;
  const comment = detail.comments && line.comment !== undefined ? ` · ${quoted(line.comment)}` : '';
  return row(
    [text(quoted(line.title)), text(`${sure}${comment}`, { isSubtle: true, size: 'Small', spacing: 'None' })],
    [text(format.hours(line.minutes), { horizontalAlignment: 'Right' })],
  );
}

/** How grave it is stands there in words. Yellow, which some clients draw for warnings, cannot be read on white. */
export function findingItem(finding: SummaryFinding, { words }: Tongue): CardElement {
  const mark = finding.severity === 'info' ? '' : '⚠ ';
  return text(`${mark}${quoted(findingText(finding, words))}`, {
    ...{ size: 'Small', spacing: 'Small' },
    ...(finding.severity === 'block' && { color: 'Attention' }),
  });
}

function whyItem(lines: readonly SummaryLine[], id: string, tongue: Tongue): CardElement {
  const { strings, format } = tongue;
  const items = lines.flatMap(({ title, why }) => {
    if (!why) return [];
    const titles = [
      ...why.titles.map(each => `“${quoted(each)}”`),
      ...(why.moreTitles > 0 ? [strings.summary.andMore(why.moreTitles)] : []),
    ].join(', ');
    const resting = titles === '' ? '' : ` ${strings.summary.resting(titles)}`;
    const said = `**${quoted(title)}** (${format.percent(why.confidence)}): ${quoted(why.sentence)}${resting}`;
    return [text(said, { size: 'Small' })];
  });
  return { type: 'Container', id, isVisible: false, style: 'emphasis', items };
}
