import type { Situation } from '../../core/decide.ts';
import { isOpenWeek } from '../../core/head.ts';
import type { Change } from '../../core/intent.ts';
import { placeNamed } from '../../core/plan/line.ts';
import type { SummaryDay, SummaryLine } from '../../core/summary/summary.ts';
import type { IsoDate, WeekId } from '../../core/week.ts';
import type { ActionData } from '../cards/action.ts';
import { editDayCard, editInputs, pickDayCard } from '../cards/edit-card.ts';
import { sayingCard } from '../cards/talk-cards.ts';
import { type Inputs, readHours, textIn } from '../edit/inputs.ts';
import { previewOffer } from './offer.ts';
import type { Person, Reply } from './person.ts';
import { placesOf } from './places.ts';
import { showWeek, situationOf, summariseFor } from './week.ts';

export async function editWeek(person: Person, week: WeekId, date?: IsoDate): Promise<Reply> {
  return editIn(person, await situationOf(person, week), date);
}

/** The day to put right, or the question which one. */
export function editIn(person: Person, situation: Situation, date?: IsoDate): Reply {
  const { tongue } = person;
  const { edit } = tongue.strings;
  const summary = summariseFor(person, situation);
  const cannot = (said: string) => ({ card: sayingCard([said], summary.week, tongue) });
  if (!isOpenWeek(situation.head)) return cannot(edit.notOpen);
  if (summary.days.every(({ closed }) => closed)) return cannot(edit.allClosed);
  const day = summary.days.find(each => each.date === date);
  if (day && !day.closed) return { card: editDayCard(day, summary, placesOf(person, situation), tongue) };
  return { card: pickDayCard(summary, tongue, day && edit.closed(tongue.format.day(day.date))) };
}

/** What was put into the card of one day becomes an offer: it is shown before it is done. */
export async function editedDay(
  person: Person,
  { week, date, version }: Extract<ActionData, { verb: 'edited' }>,
  inputs: Inputs,
): Promise<Reply> {
  const { strings } = person.tongue;
  const situation = await situationOf(person, week);
  const summary = summariseFor(person, situation);
  const day = summary.days.find(each => each.date === date);
  // Inputs are told apart by the place of their line, which is another in another version of the week.
  if (!day || summary.version !== version) return showWeek(person, week, strings.stale.changed);
  const again = (said: string): Reply => ({
    card: editDayCard(day, summary, placesOf(person, situation), person.tongue, said),
  });
  const changes = changesOf(day, inputs);
  if ('wrong' in changes) return again(strings.edit.hoursWrong(changes.wrong));
  if (changes.withoutPlace) return again(strings.edit.projectMissing);
  if (changes.list.length === 0) return again(strings.edit.noChange);
  return previewOffer(person, week, { kind: 'correct', changes: changes.list });
}

type Edited = { wrong: string } | { list: Change[]; withoutPlace: boolean };

function changesOf(day: SummaryDay, inputs: Inputs): Edited {
  const list: Change[] = [];
  for (const [index, line] of day.lines.entries()) {
    const hours = textIn(inputs, editInputs.hours(index));
    const minutes = hours === undefined ? line.minutes : readHours(hours);
    if (minutes === undefined) return { wrong: String(hours) };
    const change = lineChange(line, minutes, textIn(inputs, editInputs.comment(index)));
    if (change) list.push(change);
  }
  const newHours = textIn(inputs, editInputs.newHours) ?? '';
  const place = textIn(inputs, editInputs.place) ?? '';
  const minutes = newHours === '' ? 0 : readHours(newHours);
  if (minutes === undefined) return { wrong: newHours };
  if (minutes > 0 && place !== '')
    list.push(addition(day.date, minutes, place, textIn(inputs, editInputs.newComment)));
  return { list, withoutPlace: minutes > 0 && place === '' };
}

function lineChange(line: SummaryLine, minutes: number, comment: string | undefined): Change | undefined {
  const { entryId } = line;
  if (minutes === 0) return { op: 'delete', entryId };
  const said = comment === undefined || comment === '' || comment === line.comment ? undefined : comment;
  if (minutes === line.minutes && said === undefined) return undefined;
  return {
    ...{ op: 'change', entryId },
    ...(minutes !== line.minutes && { minutes }),
    ...(said !== undefined && { externalComment: said }),
  };
}

function addition(date: IsoDate, minutes: number, place: string, comment: string | undefined): Change {
  return {
    ...{ op: 'add', date, minutes, ...placeNamed(place) },
    ...(comment !== undefined && comment !== '' && { externalComment: comment }),
  };
}
