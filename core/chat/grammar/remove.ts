import { isOpen } from '../../entry.ts';
import type { Change } from '../../intent.ts';
import { findLine, linesOn } from '../lines.ts';
import type { Understood } from '../understood.ts';
import { dur, minutesAt, name, onEachDay, type Rule, type Said, sentence } from './rule.ts';
import { less, moreThanThere } from './time.ts';

const verb = '(?:remove|delete|drop|clear|erase|cancel|discard|take (?:out|off|away)|get rid of|scrap|kill)';

/** Less time, or none. */
export const removeRules: Rule[] = [
  onEachDay({
    pattern: sentence(
      `(?:${verb}|take|cut|subtract|deduct) (?<minutes>${dur}) (?:from|of|off|on|out of) (?<what>${name})`,
    ),
    build: said => reduce(said, minutesAt(said, said.groups['minutes'])),
  }),
  onEachDay({
    pattern: sentence(`(?:reduce|shorten|cut|decrease|lower) (?<what>${name}) by (?<minutes>${dur})`),
    build: said => reduce(said, minutesAt(said, said.groups['minutes'])),
  }),
  {
    pattern: sentence(
      `${verb} (?:everything|all(?: (?:the |my )?(?:lines|entries|hours|time))?)(?: on| for)?`,
    ),
    build: said => (said.days.length > 0 ? removeAll(said) : undefined),
  },
  {
    pattern: sentence(`${verb} (?:all|every|both)(?: of)?(?: the| my)? (?<what>${name})`),
    build: ({ groups: { what = '' }, days, context }) => {
      const lines = linesOn(what.replace(/\b(?:lines?|entries|entry|hours|time)\b/g, ''), days, context);
      if (lines.length === 0) return { kind: 'notUnderstood', reason: { code: 'noSuchLine', text: what } };
      return { kind: 'changes', changes: lines.map(({ id }) => ({ op: 'delete', entryId: id })) };
    },
  },
  onEachDay({
    pattern: sentence(`${verb} (?:the |my )?(?<what>${name})`),
    build: said => reduce(said, Number.POSITIVE_INFINITY),
  }),
  onEachDay({
    pattern: sentence(
      `(?:there was )?no (?<what>${name})|i did(?:n't| not) (?:work|do anything|do any work) (?:on|for) (?<other>${name})`,
    ),
    build: said => reduce(said, Number.POSITIVE_INFINITY),
  }),
];

function reduce(said: Said, minutes: number | undefined): Understood | undefined {
  const what = said.groups['what'] ?? said.groups['other'] ?? '';
  if (minutes === undefined) return undefined;
  const line = findLine(what, said.days, said.context, said.sentence);
  if (line.kind === 'answer') return line.answer;
  if (Number.isFinite(minutes) && minutes > line.value.minutes) return moreThanThere(what, line.value);
  return { kind: 'changes', changes: [less(line.value, minutes)] };
}

function removeAll({ context: { entries }, days }: Said): Understood {
  const lines = entries.filter(entry => days.includes(entry.date) && isOpen(entry.status));
  if (lines.length === 0) return { kind: 'notUnderstood', reason: { code: 'nothingToChange' } };
  return { kind: 'changes', changes: lines.map(({ id }): Change => ({ op: 'delete', entryId: id })) };
}
