import type { CardElement } from '@microsoft/teams.cards';
import { commentLengthMax } from '../../core/entry.ts';
import type { Summary, SummaryDay } from '../../core/summary/summary.ts';
import { isWorthTelling } from '../../core/summary/text.ts';
import type { Tongue } from '../strings/strings.ts';
import { button, type Card, card, cardBytes, cardBytesMax, heading, notice, quoted, text } from './card.ts';
import { weekTitle } from './week-card.ts';

/** A project or a task of one that time can go to, as a choice of the card: `apollo`, `apollo/design`. */
export type Place = { value: string; name: string };

/** Ids of the inputs of the edit card. */
export const editInputs = {
  hours: (index: number) => `hours-${index}`,
  comment: (index: number) => `comment-${index}`,
  place: 'place',
  newHours: 'newHours',
  newComment: 'newComment',
} as const;

const placesMax = 60;

/** Which day to put right: those that are open. */
export function pickDayCard(summary: Summary, tongue: Tongue, said?: string): Card {
  const { strings, format } = tongue;
  const { week } = summary;
  const days = summary.days.filter(day => !day.closed);
  const worth = days.filter(isWorthTelling);
  const actions = (worth.length > 0 && worth.length <= 5 ? worth : days).map(({ date }) =>
    button(format.shortDay(date), { verb: 'edit', week, date }),
  );
  const body = [
    ...(said === undefined ? [] : [notice(said)]),
    heading(strings.edit.pickDay),
    text(weekTitle(summary, tongue), { isSubtle: true, spacing: 'None' }),
    text(strings.edit.pickDayHint),
    { type: 'ActionSet' as const, actions },
  ];
  return card(body, [button(strings.edit.back, { verb: 'show', week })], strings.edit.pickDay);
}

/** The lines of one day with room to change each, and to add one. */
export function editDayCard(
  day: SummaryDay,
  { week, version }: Pick<Summary, 'week' | 'version'>,
  places: readonly Place[],
  tongue: Tongue,
  said?: string,
): Card {
  const { strings, format } = tongue;
  const title = strings.edit.title(format.day(day.date));
  const back = button(strings.edit.back, { verb: 'show', week });
  const body = [
    ...(said === undefined ? [] : [notice(said)]),
    heading(title),
    text(strings.edit.hoursHint, { isSubtle: true, spacing: 'None' }),
    ...day.lines.flatMap((line, index) => lineInputs(line, index, tongue)),
    ...newLineInputs(places.slice(0, placesMax), tongue),
  ];
  const preview = button(
    strings.edit.preview,
    { verb: 'edited', week, date: day.date, version },
    { style: 'positive' },
  );
  const made = card(body, [preview, back], title);
  if (cardBytes(made) <= cardBytesMax) return made;
  return card([heading(title), text(strings.edit.tooManyLines)], [back], title);
}

function lineInputs(
  { title, minutes, comment = '' }: SummaryDay['lines'][number],
  index: number,
  { strings }: Tongue,
): CardElement[] {
  return [
    {
      ...{ type: 'Input.Text', id: editInputs.hours(index), label: strings.edit.hours(quoted(title)) },
      ...{ value: clock(minutes), maxLength: 8, separator: true, spacing: 'Medium' },
    },
    {
      ...{ type: 'Input.Text', id: editInputs.comment(index), label: strings.edit.comment },
      ...{ value: comment, maxLength: commentLengthMax, spacing: 'Small' },
    },
  ];
}

function newLineInputs(places: readonly Place[], { strings }: Tongue): CardElement[] {
  const { edit } = strings;
  const none = { title: edit.noProject, value: '' };
  return [
    text(edit.add, { weight: 'Bolder', spacing: 'Large' }),
    {
      ...{ type: 'Input.ChoiceSet', id: editInputs.place, label: edit.project, value: '', style: 'compact' },
      choices: [none, ...places.map(({ name, value }) => ({ title: name, value }))],
    },
    { type: 'Input.Text', id: editInputs.newHours, label: edit.newHours, maxLength: 8 },
    { type: 'Input.Text', id: editInputs.newComment, label: edit.comment, maxLength: commentLengthMax },
  ];
}

function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
