import { linesOn } from '../lines.ts';
import type { Command, Understood } from '../understood.ts';
import { dur, name, type Rule, type Said, sentence } from './rule.ts';

/** Commands that are about no line and no day. */
export type Simple = Exclude<Command['name'], 'edit' | 'why'>;

const phrases: Record<Simple, string> = {
  help: 'help(?: me)?|hi|hello|hey|good (?:morning|afternoon|evening)|what can (?:you|i) do(?: for me| here)?|how does (?:this|it) work|how do i (?:use|do) this|commands|start',
  undo: 'undo(?: (?:that|it|this|the last (?:change|one|run)|my last change|last change))?|revert(?: (?:that|it|the last change))?|take (?:that|it) back|that was wrong,? undo(?: it| that)?|roll (?:it |that )?back',
  submit: String.raw`submit(?: (?:it|that|this|my|the)?\s*(?:week|time ?sheet|hours|time|everything)?)?|hand (?:it |my (?:week|hours|time ?sheet) )?in|(?:send|turn) (?:it|my (?:week|hours|time ?sheet)) (?:in|off)|i'm done|done|looks good,? submit(?: it)?`,
  recall:
    'recall(?: (?:it|my week|the week|my time ?sheet))?|unsubmit|take (?:my|the) (?:week|time ?sheet) back',
  missing:
    "what(?:'s| is|s)? (?:still )?(?:missing|left|open)|(?:is|are) (?:there )?(?:anything|any hours|something) (?:still )?missing|(?:show |list )?(?:my )?missing hours|how many hours (?:are (?:still )?missing|am i missing|do i (?:still )?(?:need|miss|have left))|am i missing (?:anything|something|hours)|what do i (?:still )?(?:need|have) to (?:enter|fill in|add)",
  show: '(?:show|show me|open|see|display)(?: (?:it|my|the|this))?(?: (?:week|summary|hours|time ?sheet|entries|lines))?|(?:my |the )?(?:summary|time ?sheet|week|hours)|how (?:does|is) my week(?: look(?:ing)?)?|what have you (?:drafted|entered)|what did i do',
  settings: '(?:open |show |change )?(?:my )?(?:settings|preferences|options)',
};

const edit =
  '(?:edit|correct|change|fix|adjust|put right)(?: (?:(?:my|the|this) )?(?:week|summary|hours|time ?sheet|entries|lines)| (?:(?:my|the|a|one|single) )*days?)?(?: (?:my|the|a))?';

export const commandRules: Rule[] = [
  ...Object.entries(phrases).map(
    ([command, phrase]): Rule => ({ pattern: sentence(phrase), build: simple(command as Simple) }),
  ),
  { pattern: sentence(edit), build: editDay },
  {
    pattern: sentence(
      `(?:why|how come|where (?:do|does|did)|explain|how did you (?:get|come up with))(?: (?:is|are|was|were|do i have|did i get|have you (?:put|entered)|did you (?:put|enter|draft|add)|does it say|there|the|it|come from))*(?: ${dur})?(?: (?:of|on|for|in))?(?: the)?(?: (?<what>${name}))?(?: come from| there)?`,
    ),
    build: why,
  },
];

export function simple(name: Simple): Rule['build'] {
  return ({ days }) => (days.length > 0 ? undefined : { kind: 'command', command: { name } });
}

/** One day or none: several have no card. */
export function editDay({ days: [date, ...more] }: Said): Understood | undefined {
  return more.length > 0 ? undefined : { kind: 'command', command: { name: 'edit', ...(date && { date }) } };
}

/** Of a day, of a project or task, or of both. */
export function why({ groups: { what }, days, context }: Said): Understood | undefined {
  const lines =
    what === undefined
      ? context.entries.filter(({ date }) => days.includes(date))
      : linesOn(what, days, { ...context, entries: context.entries });
  if (lines.length === 0 && what !== undefined)
    return { kind: 'notUnderstood', reason: { code: 'noSuchLine', text: what } };
  if (lines.length === 0) return undefined;
  return { kind: 'command', command: { name: 'why', entryIds: lines.map(({ id }) => id) } };
}
