import type { Change } from '../../intent.ts';
import type { ChatContext } from '../context.ts';
import { findLine, findTarget } from '../lines.ts';
import type { Target } from '../targets.ts';
import type { Understood } from '../understood.ts';
import { dur, minutesAt, name, onEachDay, type Rule, type Said, sentence } from './rule.ts';
import { moreThanThere } from './time.ts';

const rules: Rule[] = [
  {
    pattern: sentence(
      `(?:split|divide|share) (?:the )?(?<what>${name}) (?:between|into|across|over|among|on) (?<first>${name}) and (?<second>${name})`,
    ),
    build: said => split(said, undefined, undefined),
  },
  {
    pattern: sentence(
      `(?:split|divide|share) (?:the )?(?<what>${name}) (?:between|into|across) (?<m1>${dur}) (?:of |on |for )?(?<first>${name}) and (?<m2>${dur}) (?:of |on |for )?(?<second>${name})`,
    ),
    build: said => split(said, minutesAt(said, said.groups['m1']), minutesAt(said, said.groups['m2'])),
  },
];

/** One line into two: in halves, or with the time of each. */
export const splitRules = rules.map(onEachDay);

function split(said: Said, m1: number | undefined, m2: number | undefined): Understood {
  const { what = '', first = '', second = '' } = said.groups;
  const reword = (text: string, wanted: string) => said.sentence.toLowerCase().replace(text, wanted);
  const line = findLine(what, said.days, said.context, said.sentence);
  if (line.kind === 'answer') return line.answer;
  const targets: [Target, number][] = [];
  const half = Math.floor(line.value.minutes / 2);
  for (const [text, minutes] of [
    [first, m1 ?? line.value.minutes - half],
    [second, m2 ?? half],
  ] as const) {
    const target = findTarget(text, said.context, reword);
    if (target.kind === 'answer') return target.answer;
    targets.push([target.value, minutes]);
  }
  const sum = targets.reduce((total, [, minutes]) => total + minutes, 0);
  if (sum > line.value.minutes) return moreThanThere(what, line.value);
  const rest = line.value.minutes - sum;
  return { kind: 'changes', changes: parts(said.context, line.value.id, line.value.date, targets, rest) };
}

/** The line itself becomes the part that is its own project, or what is left of it, or goes. */
function parts(
  { entries }: ChatContext,
  entryId: string,
  date: string,
  targets: [Target, number][],
  rest: number,
): Change[] {
  const line = entries.find(({ id }) => id === entryId);
  const isOwn = ({ projectId, taskId }: Target) => projectId === line?.projectId && taskId === line?.taskId;
  const own = targets.filter(([target]) => isOwn(target)).reduce((sum, [, minutes]) => sum + minutes, rest);
  const others = targets.filter(([target]) => !isOwn(target));
  const kept: Change = own > 0 ? { op: 'change', entryId, minutes: own } : { op: 'delete', entryId };
  const added = others.map(([{ projectId, taskId }, minutes]): Change => {
    return { op: 'add', date, minutes, projectId, ...(taskId !== undefined && { taskId }) };
  });
  return [kept, ...added];
}
