import { minutesOf } from '../../core/chat/durations.ts';
import type { Situation } from '../../core/decide.ts';
import { commentLengthMax, dayMinutesMax } from '../../core/entry.ts';
import type { Change } from '../../core/intent.ts';
import { titleOf } from '../../core/summary/summarise.ts';
import type { SummaryDay, SummaryLine } from '../../core/summary/summary.ts';
import type { IsoDate, WeekId } from '../../core/week.ts';
import type { ActionData } from '../cards/action.ts';
import { editDayCard, editInputs, type Place, pickDayCard } from '../cards/edit-card.ts';
import { previewOffer } from './offer.ts';
import type { Person, Reply } from './person.ts';
import { contextOf } from './sentence.ts';
import { showWeek, situationOf, summariseFor } from './week.ts';

/** Inputs of a card as they come: Teams sends texts, and some clients send nothing for what is empty. */
export type Inputs = Readonly<Record<string, unknown>>;

/** The day to put right, or the question which one. */
export async function editWeek(person: Person, week: WeekId, date?: IsoDate): Promise<Reply> {
  const situation = await situationOf(person, week);
  const summary = summariseFor(person, situation);
  const day = summary.days.find(each => each.date === date);
  if (!day) return { card: pickDayCard(summary, person.tongue) };
  return { card: editDayCard(day, summary, placesOf(person, situation), person.tongue) };
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
    const hours = textOf(inputs[editInputs.hours(index)]) ?? undefined;
    const minutes = hours === undefined ? line.minutes : readHours(hours);
    if (minutes === undefined) return { wrong: String(hours) };
    const change = lineChange(line, minutes, textOf(inputs[editInputs.comment(index)]));
    if (change) list.push(change);
  }
  const newHours = textOf(inputs[editInputs.newHours]) ?? '';
  const place = textOf(inputs[editInputs.place]) ?? '';
  const minutes = newHours === '' ? 0 : readHours(newHours);
  if (minutes === undefined) return { wrong: newHours };
  if (minutes > 0 && place !== '')
    list.push(addition(day.date, minutes, place, textOf(inputs[editInputs.newComment])));
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
  const [projectId = '', taskId] = place.split('|');
  return {
    ...{ op: 'add', date, minutes, projectId },
    ...(taskId !== undefined && { taskId }),
    ...(comment !== undefined && comment !== '' && { externalComment: comment }),
  };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim().slice(0, commentLengthMax) : undefined;
}

/** `2`, `1.5`, `1,5`, `1:30` and whatever else the chat takes for a duration; undefined for what is none. */
function readHours(text: string): number | undefined {
  if (/^0+(?:[.,:]0+)?$/.test(text) || text === '') return 0;
  const spoken = text.toLowerCase();
  const minutes = minutesOf(/^\d+(?:[.,]\d+)?$/.test(spoken) ? `${spoken} h` : spoken);
  return minutes !== undefined && minutes <= dayMinutesMax ? minutes : undefined;
}

/** The person's own projects and their open tasks, then nothing else: the chat knows all the others. */
function placesOf(person: Person, situation: Situation): Place[] {
  const { projects } = situation;
  const { words } = person.tongue;
  return [...contextOf(person, situation).own].flatMap(projectId => {
    const project = projects.byId.get(projectId);
    if (project?.status !== 'open') return [];
    const targets = [
      undefined,
      ...project.tasks.filter(({ status }) => status === 'open').map(({ id }) => id),
    ];
    return targets.map(taskId => ({
      value: taskId === undefined ? projectId : `${projectId}|${taskId}`,
      name: titleOf(
        { type: 'work', projectId, ...(taskId !== undefined && { taskId }) },
        { projects, words },
      ),
    }));
  });
}
