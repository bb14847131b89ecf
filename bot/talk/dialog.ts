import { z } from 'zod';
import type { Situation } from '../../core/decide.ts';
import { isOpen } from '../../core/entry.ts';
import { isOpenWeek } from '../../core/head.ts';
import { commentOf, titleOf } from '../../core/summary/summarise.ts';
import { week } from '../../functions/schemas/fields.ts';
import { correctionRequest, statusRequest } from '../../functions/schemas/week-requests.ts';
import type { DialogData, Editing } from '../cards/action.ts';
import { dialogButton } from '../cards/card.ts';
import { type EditForm, editDialog } from '../cards/edit-dialog.ts';
import { previewCard } from '../cards/preview-card.ts';
import { weekTitle } from '../cards/week-card.ts';
import type { Inputs } from '../edit/inputs.ts';
import { applied, changesBetween, type Line, lineOf } from '../edit/lines.ts';
import { type FormFault, readForm } from '../edit/read-form.ts';
import { carryOut, lookAt } from './offer.ts';
import { newRunId, type Person, type Reply } from './person.ts';
import { placesOf } from './places.ts';
import { refusedIn } from './refused.ts';
import { situationOf, summariseFor } from './week.ts';

const editing = {
  week,
  version: z.int().min(0),
  changes: correctionRequest.shape.changes.or(z.tuple([])),
  cardId: z.string().max(500).exactOptional(),
};
const line = z.int().min(0).max(500);

/** A dialog's data comes back from outside, as that of cards does. */
const dialogData = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('open'), week }),
  z.object({ verb: z.literal('fill'), go: z.enum(['preview', 'on']), from: line, next: line, ...editing }),
  z.object({ verb: z.literal('back'), ...editing }),
  z.object({ verb: z.literal('do'), runId: statusRequest.shape.runId, ...editing }),
  z.object({ verb: z.literal('close') }),
]);

/**
 * Answers what a dialog asks for: the form, what would change, or nothing, which closes it. `cardId` is the message that
 * it was opened from.
 */
export async function answerDialog(person: Person, data: unknown, cardId?: string): Promise<Reply[]> {
  const parsed = dialogData.safeParse(data);
  const asked = parsed.success ? (parsed.data as DialogData) : ({ verb: 'open', week: person.week } as const);
  switch (asked.verb) {
    case 'open':
      return [await openForm(person, { ...asked, version: -1, changes: [], ...(cardId && { cardId }) })];
    case 'back':
      return [await openForm(person, asked)];
    case 'fill':
      return [await fill(person, asked, data as Inputs)];
    case 'do':
      return finish(person, asked);
    case 'close':
      return [];
  }
}

type More = { from?: number; typed?: Inputs; said?: string };

/** The form on the week as it is now; changes to lines that are not there any more are dropped. */
async function openForm(person: Person, asked: Editing, more: More = {}): Promise<Reply> {
  const situation = await situationOf(person, asked.week);
  const { tongue } = person;
  if (!isOpenWeek(situation.head)) return { text: tongue.strings.edit.notOpen };
  const { version } = situation.head;
  const stale = asked.version >= 0 && asked.version !== version;
  const known = new Set(situation.head.entries.map(({ id }) => id));
  const changes = asked.changes.filter(change => change.op === 'add' || known.has(change.entryId));
  const said = [stale ? tongue.strings.edit.changed : undefined, more.said].filter(
    each => each !== undefined,
  );
  const form = formOf(person, situation, { ...asked, version, changes }, more);
  const summary = summariseFor(person, situation);
  const made = editDialog({ ...form, ...(said.length > 0 && { said: said.join(' ') }) }, tongue);
  return { dialog: made, title: `${tongue.strings.edit.week}: ${weekTitle(summary, tongue)}` };
}

function formOf(person: Person, situation: Situation, asked: Editing, { from = 0, typed }: More): EditForm {
  const days = summariseFor(person, situation).days.filter(({ closed }) => !closed);
  const dates = days.map(({ date }) => date);
  return {
    ...asked,
    lines: applied(openLines(person, situation), asked.changes)
      .filter(({ date }) => dates.includes(date))
      .sort((a, b) => a.date.localeCompare(b.date)),
    days: dates,
    places: placesOf(person, situation),
    titleOf: titlesIn(person, situation),
    from,
    ...(typed && { typed }),
  };
}

function titlesIn({ tongue: { words } }: Person, { projects }: Situation) {
  return (each: Line) => titleOf(each, { projects, words });
}

/** The lines of the week that can be changed. */
function openLines(person: Person, situation: Situation): Line[] {
  const titles = titlesIn(person, situation);
  return situation.head.entries
    .filter(({ status }) => isOpen(status))
    .map(entry => lineOf(entry, commentOf(entry, titles(lineOf(entry, undefined)))));
}

async function fill(
  person: Person,
  asked: Extract<DialogData, { verb: 'fill' }>,
  inputs: Inputs,
): Promise<Reply> {
  const { edit } = person.tongue.strings;
  const situation = await situationOf(person, asked.week);
  const again = (said?: string) =>
    openForm(person, asked, { from: asked.from, typed: inputs, ...(said !== undefined && { said }) });
  if (situation.head.version !== asked.version) return again();
  const form = formOf(person, situation, asked, {});
  const { lines, faults } = readForm(form.lines, inputs);
  if (faults.length > 0) return again(faults.map(fault => faultIn(fault, form, person)).join(' '));
  const changes = changesBetween(openLines(person, situation), lines);
  if (asked.go === 'on') return openForm(person, { ...asked, changes }, { from: asked.next });
  if (changes.length === 0) return again(edit.nothing);
  return preview(person, { ...asked, changes }, again);
}

function faultIn(fault: FormFault, { titleOf: title }: EditForm, { tongue }: Person): string {
  const { strings, format } = tongue;
  const { edit } = strings;
  const named = (each: Line) => `${title(each)}, ${format.shortDay(each.date)}`;
  switch (fault.kind) {
    case 'hours': {
      const field = { line: edit.newHours, move: edit.moveHours, add: edit.add }[fault.part];
      const of = fault.line ? `${named(fault.line)}: ` : `${field}: `;
      return `${of}${edit.hoursWrong(fault.text)}`;
    }
    case 'tooMuch':
      return `${edit.moveHours}: ${edit.moveTooMuch(named(fault.line), format.hours(fault.line.minutes))}`;
    case 'nowhere':
      return `${edit.move}: ${edit.moveNowhere(named(fault.line))}`;
    case 'noLine':
      return `${edit.moveLine}: ${edit.moveWhat}`;
    case 'noPlace':
      return edit.projectMissing;
    case 'noHours':
      return edit.hoursMissing;
  }
}

/** What would change, within the dialog; `again` shows the form with a sentence where nothing can be shown. */
async function preview(
  person: Person,
  { week: of, version, changes, cardId }: Editing,
  again: (said?: string) => Promise<Reply>,
): Promise<Reply> {
  const { tongue } = person;
  const seen = await lookAt(person, of, { kind: 'correct', changes });
  if (seen.kind === 'nothing') return again(tongue.strings.edit.nothing);
  if (seen.kind === 'refused') return again(seen.said);
  // Somebody was faster since the form was read: they see the week as it is now.
  if (seen.changed.version !== version) return again();
  const asked = { week: of, version, changes, ...(cardId !== undefined && { cardId }) };
  const { preview: words, edit } = tongue.strings;
  const apply = dialogButton(words.apply, { verb: 'do', runId: newRunId(person), ...asked }, 'positive');
  const back = dialogButton(edit.backToForm, { verb: 'back', ...asked });
  const close = dialogButton(words.cancel, { verb: 'close' });
  const made = previewCard(seen.changed, tongue, {
    title: words.title,
    buttons: whole => (whole ? [apply, back, close] : [apply, close]),
  });
  if (made.actions === undefined) return again(words.tooMuch);
  return { dialog: made, title: edit.week };
}

/** Does what the dialog has shown and closes it; the card that it was opened from shows the week as it is then. */
async function finish(person: Person, asked: Extract<DialogData, { verb: 'do' }>): Promise<Reply[]> {
  const { week: of, version, runId, changes, cardId } = asked;
  const offer = { kind: 'correct' as const, changes };
  const carried = await carryOut(person, { verb: 'apply', week: of, version, runId, offer });
  if (carried.kind === 'pending') return [{ text: person.tongue.strings.stale.pending }];
  if (carried.kind === 'refused') {
    const said =
      carried.problem.code === 'weekChanged' ? {} : { said: refusedIn(person.tongue, carried.problem) };
    return [await openForm(person, asked, said)];
  }
  return carried.replies.map((reply, index) =>
    index === 0 && 'card' in reply && cardId !== undefined ? { ...reply, replaces: cardId } : reply,
  );
}
