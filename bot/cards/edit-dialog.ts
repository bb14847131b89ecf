import type { CardElement } from '@microsoft/teams.cards';
import { clockTime } from '../../core/diff.ts';
import { commentLengthMax } from '../../core/entry.ts';
import type { IsoDate } from '../../core/week.ts';
import type { Inputs } from '../edit/inputs.ts';
import type { Line } from '../edit/lines.ts';
import { formInputs } from '../edit/read-form.ts';
import type { Tongue } from '../strings/strings.ts';
import type { Editing } from './action.ts';
import { type Card, type CardAction, card, dialogButton, fitting, notice, quoted, text } from './card.ts';
import type { Place } from './edit-card.ts';

/** The form that a dialog shows: a week's lines, and room to change, move, split and add. */
export type EditForm = Editing & {
  /** Those that can be changed, day by day, as the changes leave them. */
  lines: readonly Line[];
  days: readonly IsoDate[];
  places: readonly Place[];
  titleOf(line: Line): string;
  /** The first line of the page. */
  from: number;
  /** What was typed, when it could not be taken. */
  typed?: Inputs;
  said?: string;
};

/** From everything at once down to pages that any week can be turned over in. */
const versions = [
  { lines: 97, places: 60, paged: true },
  { lines: 24, places: 60, paged: true },
  { lines: 12, places: 30, paged: true },
  { lines: 6, places: 20, paged: true },
  { lines: 4, places: 12, paged: false },
  { lines: 2, places: 4, paged: false },
] as const;

type Version = { lines: number; places: number; paged: boolean };

export function editDialog(form: EditForm, tongue: Tongue): Card {
  return fitting(versions.map(version => () => dialogWith(version, form, tongue)));
}

function dialogWith({ lines: max, places, paged }: Version, form: EditForm, tongue: Tongue): Card {
  const { edit } = tongue.strings;
  const from = form.from < form.lines.length ? form.from : 0;
  const shown = form.lines.slice(from, from + max);
  const next = from + max < form.lines.length ? from + max : 0;
  const some = { ...form, from, places: form.places.slice(0, places) };
  const body = [
    ...(form.said === undefined ? [] : [notice(form.said)]),
    text(edit.hoursHint, { isSubtle: true }),
    ...(form.days.length > 0 ? [] : [text(edit.allClosed)]),
    ...form.days.flatMap(day => dayItems(day, shown, some, tongue)),
    ...(shown.length < form.lines.length
      ? [text(edit.page(from + 1, from + shown.length, form.lines.length), { isSubtle: true })]
      : []),
    ...(shown.length > 0 ? moveItems(shown, some, tongue) : []),
    ...addItems(some, tongue),
  ];
  return card(
    body,
    actionsOf(some, { next, paged: paged && shown.length < form.lines.length }, tongue),
    edit.week,
  );
}

function actionsOf(
  { week, version, changes, cardId, from }: EditForm,
  { next, paged }: { next: number; paged: boolean },
  { strings: { edit } }: Tongue,
): CardAction[] {
  const editing = { week, version, changes, ...(cardId !== undefined && { cardId }) };
  const fill = { verb: 'fill', from, ...editing } as const;
  return [
    dialogButton(edit.preview, { ...fill, go: 'preview', next: from }, 'positive'),
    dialogButton(edit.keep, { ...fill, go: 'on', next: from }),
    ...(paged ? [dialogButton(edit.nextLines, { ...fill, go: 'on', next })] : []),
  ];
}

function dayItems(day: IsoDate, shown: readonly Line[], form: EditForm, tongue: Tongue): CardElement[] {
  const lines = shown.filter(({ date }) => date === day);
  if (lines.length === 0) return [];
  const sum = form.lines.filter(({ date }) => date === day).reduce((all, { minutes }) => all + minutes, 0);
  const { format } = tongue;
  const head = text(`${format.day(day)} · ${format.hours(sum)}`, { weight: 'Bolder' });
  return [
    {
      type: 'Container',
      separator: true,
      spacing: 'Medium',
      items: [head, ...lines.map(line => lineItem(line, form, tongue))],
    },
  ];
}

function lineItem(line: Line, { titleOf, typed = {} }: EditForm, { strings: { edit } }: Tongue): CardElement {
  const [hours, comment] = [formInputs.hours(line.key), formInputs.comment(line.key)];
  return pair(
    {
      ...{ type: 'Input.Text', id: hours, label: edit.hours(quoted(titleOf(line))), maxLength: 8 },
      value: given(typed, hours, clockTime(line.minutes)),
    },
    {
      ...{ type: 'Input.Text', id: comment, label: edit.comment, maxLength: commentLengthMax },
      value: given(typed, comment, line.comment),
    },
  );
}

/** Two inputs side by side, their boxes on one line however long the labels are. */
function pair(left: CardElement, right: CardElement): CardElement {
  const looks = { type: 'Column', width: 'stretch', verticalContentAlignment: 'Bottom' } as const;
  const columns = [left, right].map(item => ({ ...looks, items: [item] }));
  return { type: 'ColumnSet', spacing: 'Small', columns };
}

function moveItems(shown: readonly Line[], form: EditForm, tongue: Tongue): CardElement[] {
  const { strings, format } = tongue;
  const { edit } = strings;
  const lines = shown
    .filter(({ minutes }) => minutes > 0)
    .map(line => ({
      title: `${format.shortDay(line.date)}: ${quoted(form.titleOf(line))}, ${format.hours(line.minutes)}`,
      value: line.key,
    }));
  return [
    section(edit.move),
    choice(formInputs.moveLine, edit.moveLine, [{ title: edit.noLine, value: '' }, ...lines], form),
    pair(
      hoursInput(formInputs.moveHours, edit.moveHours, form),
      choice(
        formInputs.moveDay,
        edit.moveDay,
        [{ title: edit.sameDay, value: '' }, ...daysOf(form, tongue)],
        form,
      ),
    ),
    choice(
      formInputs.movePlace,
      edit.movePlace,
      [{ title: edit.samePlace, value: '' }, ...placesIn(form)],
      form,
    ),
  ];
}

function addItems(form: EditForm, tongue: Tongue): CardElement[] {
  const { edit } = tongue.strings;
  const days = daysOf(form, tongue);
  if (days.length === 0) return [];
  return [
    section(edit.add),
    choice(
      formInputs.addPlace,
      edit.project,
      [{ title: edit.noProject, value: '' }, ...placesIn(form)],
      form,
    ),
    pair(
      choice(formInputs.addDay, edit.day, days, form, days[0]?.value),
      hoursInput(formInputs.addHours, edit.newHours, form),
    ),
    {
      ...{ type: 'Input.Text', id: formInputs.addComment, label: edit.comment, maxLength: commentLengthMax },
      value: given(form.typed ?? {}, formInputs.addComment, ''),
    },
  ];
}

function section(title: string): CardElement {
  return text(title, { weight: 'Bolder', spacing: 'Large' });
}

function daysOf({ days }: EditForm, { format }: Tongue) {
  return days.map(value => ({ title: format.day(value), value }));
}

function placesIn({ places }: EditForm) {
  return places.map(({ name, value }) => ({ title: quoted(name), value }));
}

function choice(
  id: string,
  label: string,
  choices: { title: string; value: string }[],
  { typed = {} }: EditForm,
  first = '',
): CardElement {
  const chosen = given(typed, id, first);
  const value = choices.some(each => each.value === chosen) ? chosen : first;
  return { type: 'Input.ChoiceSet', style: 'compact', id, label, value, choices };
}

function hoursInput(id: string, label: string, { typed = {} }: EditForm): CardElement {
  return { type: 'Input.Text', id, label, maxLength: 8, value: given(typed, id, '') };
}

/** What was typed stays as it was typed, be it right or wrong. */
function given(typed: Inputs, id: string, otherwise: string): string {
  const value = typed[id];
  return typeof value === 'string' ? value.slice(0, commentLengthMax) : otherwise;
}
