import { placeNamed } from '../../core/plan/line.ts';
import { type IsoDate, parseDate } from '../../core/week.ts';
import { type Inputs, readHours, textIn } from './inputs.ts';
import { type Line, moved, newKey, type Target } from './lines.ts';

/** Ids of the inputs of the form. Those of a line hold its key, so that they mean the same line in any version. */
export const formInputs = {
  hours: (key: string) => `h:${key}`,
  comment: (key: string) => `c:${key}`,
  moveLine: 'moveLine',
  moveHours: 'moveHours',
  moveDay: 'moveDay',
  movePlace: 'movePlace',
  addPlace: 'addPlace',
  addDay: 'addDay',
  addHours: 'addHours',
  addComment: 'addComment',
} as const;

/** What is wrong with an input of the form, for the person to be told. */
export type FormFault =
  | { kind: 'hours'; text: string; line?: Line; part: 'line' | 'move' | 'add' }
  /** More is to be moved than the line has. */
  | { kind: 'tooMuch'; line: Line }
  /** Neither another day nor another place. */
  | { kind: 'nowhere'; line: Line }
  | { kind: 'noLine' }
  | { kind: 'noPlace' }
  | { kind: 'noHours' };

export type FormRead = { lines: Line[]; faults: FormFault[] };

/** The lines as the inputs of the form leave them, and everything in it that cannot be. */
export function readForm(lines: readonly Line[], inputs: Inputs): FormRead {
  const faults: FormFault[] = [];
  const edited = lines.map(line => {
    const hours = textIn(inputs, formInputs.hours(line.key));
    const minutes = hours === undefined ? line.minutes : readHours(hours);
    if (minutes === undefined) faults.push({ kind: 'hours', text: hours ?? '', line, part: 'line' });
    const comment = textIn(inputs, formInputs.comment(line.key)) ?? line.comment;
    return { ...line, comment, minutes: minutes ?? line.minutes };
  });
  const moves = readMove(edited, inputs, faults);
  return { lines: readAddition(moves, inputs, faults), faults };
}

function readMove(lines: Line[], inputs: Inputs, faults: FormFault[]): Line[] {
  const given = (id: string) => textIn(inputs, id) ?? '';
  const line = lines.find(({ key }) => key === given(formInputs.moveLine));
  const [hours, date, place] = [
    given(formInputs.moveHours),
    parseDate(given(formInputs.moveDay)),
    given(formInputs.movePlace),
  ];
  if (!line) return hours === '' && !date && place === '' ? lines : faulty(lines, faults, { kind: 'noLine' });
  const minutes = hours === '' ? line.minutes : readHours(hours);
  if (minutes === undefined || (minutes === 0 && hours !== ''))
    return faulty(lines, faults, { kind: 'hours', text: hours, line, part: 'move' });
  if (minutes > line.minutes) return faulty(lines, faults, { kind: 'tooMuch', line });
  const target = place === '' ? undefined : placeNamed(place);
  if (isThere(line, date, target)) return faulty(lines, faults, { kind: 'nowhere', line });
  return moved(lines, line, { minutes, ...(date !== undefined && { date }), ...(target && { target }) });
}

function isThere(line: Line, date: IsoDate | undefined, target: Target | undefined): boolean {
  const sameDay = date === undefined || date === line.date;
  const samePlace = !target || (target.projectId === line.projectId && target.taskId === line.taskId);
  return sameDay && samePlace;
}

function readAddition(lines: Line[], inputs: Inputs, faults: FormFault[]): Line[] {
  const given = (id: string) => textIn(inputs, id) ?? '';
  const [hours, place, comment] = [
    given(formInputs.addHours),
    given(formInputs.addPlace),
    given(formInputs.addComment),
  ];
  const date = parseDate(given(formInputs.addDay));
  if (hours === '' && place === '' && comment === '') return lines;
  const minutes = readHours(hours);
  if (minutes === undefined) return faulty(lines, faults, { kind: 'hours', text: hours, part: 'add' });
  if (place === '') return faulty(lines, faults, { kind: 'noPlace' });
  if (minutes === 0 || date === undefined) return faulty(lines, faults, { kind: 'noHours' });
  return [...lines, { key: newKey(lines), date, minutes, type: 'work', comment, ...placeNamed(place) }];
}

function faulty(lines: Line[], faults: FormFault[], fault: FormFault): Line[] {
  faults.push(fault);
  return lines;
}
