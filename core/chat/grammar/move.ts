import type { Entry } from '../../entry.ts';
import type { Change } from '../../intent.ts';
import type { IsoDate } from '../../week.ts';
import { findLine, findTarget } from '../lines.ts';
import type { Target } from '../targets.ts';
import type { Understood } from '../understood.ts';
import { dateAt, day, dur, minutesAt, name, onEachDay, type Rule, type Said, sentence } from './rule.ts';
import { addTo, less, lineFor, moreThanThere } from './time.ts';

const verb = '(?:move|shift|transfer|reassign|rebook|change|switch|put|swap)';
const all = '(?:all(?: of)?(?: (?:the|my))?(?: (?:time|hours|work))?|everything|the rest|it all)';
const some = `(?:(?<minutes>${dur})(?: (?:of (?:the )?time|of work))?|${all})`;

const rules: Rule[] = [
  {
    pattern: sentence(
      `${verb} ${some} (?:from|off|out of) (?<from>${name}) (?:to|into|onto|over to) (?<to>${name})`,
    ),
    build: said => toTarget(said, said.groups['from'] ?? '', minutesAt(said, said.groups['minutes'])),
  },
  {
    pattern: sentence(`${verb} (?<minutes>${dur}) (?:of )?(?<from>${name}) (?:to|into|onto) (?<to>${name})`),
    build: said => toTarget(said, said.groups['from'] ?? '', minutesAt(said, said.groups['minutes'])),
  },
  {
    pattern: sentence(
      `(?:move|shift|transfer|postpone) (?:${some} (?:of|from) )?(?:the )?(?<what>${name}) from (?<first>${day}) to (?<second>${day})`,
    ),
    build: said => toDay(said, dateAt(said, said.groups['first'])),
  },
  {
    pattern: sentence(
      `(?:move|shift|transfer|postpone) (?:${some} (?:of|from) )?(?:the )?(?<what>${name}) to (?<second>${day})(?: (?:on|from) (?<first>${day}))?`,
    ),
    build: said => toDay(said, dateAt(said, said.groups['first'])),
  },
  {
    pattern: sentence(
      `(?:move|shift|transfer|reassign|rebook|switch|change|correct) (?:the )?(?<from>${name}) (?:to|onto|over to) (?<to>${name})`,
    ),
    build: said => toTarget(said, said.groups['from'] ?? '', undefined),
  },
  {
    pattern: sentence(
      `(?<from>${name}) (?:was|is|should be|should have been|should go to|belongs to) (?:actually |really )?(?:for |on )?(?<to>${name})`,
    ),
    build: said => toTarget(said, said.groups['from'] ?? '', undefined),
  },
];

/** To another project or day: some of a line, or all of it. */
export const moveRules = rules.map(onEachDay);

function toTarget(said: Said, from: string, minutes: number | undefined): Understood | undefined {
  const to = said.groups['to'] ?? '';
  const line = findLine(from, said.days, said.context, said.sentence);
  const target = findTarget(to, said.context, (text, wanted) =>
    said.sentence.toLowerCase().replace(text, wanted),
  );
  if (target.kind === 'answer') return target.answer;
  if (line.kind === 'answer') return line.answer;
  const changes = moveTo(said, line.value, target.value, minutes);
  if (changes?.length === 0) return { kind: 'notUnderstood', reason: { code: 'nothingToChange' } };
  return changes ? { kind: 'changes', changes } : moreThanThere(from, line.value);
}

/** Undefined when the line has not so much. */
function moveTo(
  { context }: Said,
  line: Entry,
  target: Target,
  minutes = line.minutes,
): Change[] | undefined {
  if (minutes > line.minutes) return undefined;
  const { projectId, taskId } = target;
  if (line.projectId === projectId && (taskId === undefined || line.taskId === taskId)) return [];
  const place = { projectId, ...(taskId !== undefined && { taskId }) };
  if (minutes === line.minutes && !lineFor(context, line.date, target))
    return [{ op: 'change', entryId: line.id, ...place }];
  return [less(line, minutes), addTo(context, line.date, target, minutes)];
}

function toDay(said: Said, from: IsoDate | undefined): Understood | undefined {
  const { what = '' } = said.groups;
  const to = dateAt(said, said.groups['second']);
  const line = findLine(what, from === undefined ? said.days : [from], said.context, said.sentence);
  if (to === undefined) return undefined;
  if (line.kind === 'answer') return line.answer;
  const minutes = minutesAt(said, said.groups['minutes']) ?? line.value.minutes;
  if (minutes > line.value.minutes) return moreThanThere(what, line.value);
  if (minutes === line.value.minutes)
    return { kind: 'changes', changes: [{ op: 'change', entryId: line.value.id, date: to }] };
  const { projectId = '', taskId, type } = line.value;
  const added: Change = {
    op: 'add',
    date: to,
    minutes,
    type,
    projectId,
    ...(taskId !== undefined && { taskId }),
  };
  return { kind: 'changes', changes: [less(line.value, minutes), added] };
}
