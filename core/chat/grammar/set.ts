import type { Entry } from '../../entry.ts';
import type { Change } from '../../intent.ts';
import { type Found, findLine, findTarget, found, linesOn } from '../lines.ts';
import type { Understood } from '../understood.ts';
import { dur, minutesAt, name, onEachDay, quoted, type Rule, type Said, sentence } from './rule.ts';
import { addTo } from './time.ts';

const verb =
  '(?:set|change|make|correct|update|adjust|fix|edit|reduce|increase|raise|extend|cut|shorten|lower|bring)';
const was =
  '(?:should be|should have been|should only be|was|were|is|took|was only|took only|lasted|took me|=|has to be|must be)';
const noMore = `(?:,? (?:and )?not ${dur}|,? instead of ${dur}| instead)?`;

const rules: Rule[] = [
  {
    pattern: sentence(`(?:increase|raise|extend) (?<what>${name}) by (?<minutes>${dur})`),
    build: said => set(said, 'more'),
  },
  {
    pattern: sentence(
      `${verb} (?:the )?(?<what>${name})(?: from ${dur})? (?:to|=|into|down to|up to) (?:only )?(?<minutes>${dur})${noMore}`,
    ),
    build: said => set(said, 'all'),
  },
  {
    pattern: sentence(`make (?:it |that )?(?<minutes>${dur}) (?:on|for) (?<what>${name})${noMore}`),
    build: said => set(said, 'all'),
  },
  {
    pattern: sentence(`make (?:the )?(?<what>${name}) (?<minutes>${dur})${noMore}`),
    build: said => set(said, 'all'),
  },
  {
    pattern: sentence(`(?<what>${name}) ${was} (?:only |just |actually )?(?<minutes>${dur})${noMore}`),
    build: said => set(said, 'all'),
  },
  {
    pattern: sentence(
      `(?:it was |i did |i worked |i spent |there were )?(?:only|just) (?<minutes>${dur}) (?:on|for|of) (?<what>${name})`,
    ),
    build: said => set(said, 'all'),
  },
  {
    pattern: sentence(
      `(?:set |change |make )?(?:the )?(?:comment|note|description) (?:of|on|for) (?:the )?(?<what>${name})(?: to|:| =)? (?<words>⟨q\\d+⟩)`,
    ),
    build: comment,
  },
  {
    pattern: sentence(
      `(?:comment|describe|annotate) (?:on )?(?:the )?(?<what>${name})(?: as| with|:)? (?<words>⟨q\\d+⟩)`,
    ),
    build: comment,
  },
  {
    pattern: sentence(
      `(?:add|put) (?:the |a )?(?:comment|note|description) (?<words>⟨q\\d+⟩) (?:to|on|for) (?:the )?(?<what>${name})`,
    ),
    build: comment,
  },
];

/** A line as it should be: its time, or its words. */
export const setRules = rules.map(onEachDay);

function set(said: Said, how: 'all' | 'more'): Understood | undefined {
  const { what = '' } = said.groups;
  const minutes = minutesAt(said, said.groups['minutes']);
  if (minutes === undefined) return undefined;
  const line = lineOrNothing(said, what);
  if (line.kind === 'answer') return line.answer;
  if (line.value) return changed(line.value, how === 'more' ? line.value.minutes + minutes : minutes);
  const [date] = said.days;
  if (date === undefined) return undefined;
  if (how === 'more') return { kind: 'notUnderstood', reason: { code: 'noSuchLine', text: what, date } };
  const target = findTarget(what, said.context, (text, wanted) =>
    said.sentence.toLowerCase().replace(text, wanted),
  );
  if (target.kind === 'answer') return target.answer;
  return { kind: 'changes', changes: [addTo(said.context, date, target.value, minutes)] };
}

function changed({ id, minutes: before }: Entry, minutes: number): Understood {
  if (minutes === before) return { kind: 'notUnderstood', reason: { code: 'nothingToChange' } };
  return { kind: 'changes', changes: [{ op: 'change', entryId: id, minutes }] };
}

/** On a day that is named, a project without a line gets one. */
function lineOrNothing(said: Said, what: string): Found<Entry | undefined> {
  if (said.days.length === 1 && linesOn(what, said.days, said.context).length === 0) return found(undefined);
  return findLine(what, said.days, said.context, said.sentence);
}

function comment(said: Said): Understood | undefined {
  const { what = '', words = '' } = said.groups;
  const text = quoted(said, words);
  const line = findLine(what, said.days, said.context, said.sentence);
  if (line.kind === 'answer') return line.answer;
  if (text === '' || [...text].length > 100) return undefined;
  const change: Change = { op: 'change', entryId: line.value.id, externalComment: text };
  return { kind: 'changes', changes: [change] };
}
