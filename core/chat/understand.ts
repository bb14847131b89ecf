import type { Change } from '../intent.ts';
import { weekDates, weekOfDate } from '../week.ts';
import type { ChatContext } from './context.ts';
import { addRules } from './grammar/add.ts';
import { awayRules } from './grammar/away.ts';
import { commandRules } from './grammar/commands.ts';
import { copyRules } from './grammar/copy.ts';
import { germanRules } from './grammar/german.ts';
import { moveRules } from './grammar/move.ts';
import { removeRules } from './grammar/remove.ts';
import type { Rule } from './grammar/rule.ts';
import { setRules } from './grammar/set.ts';
import { splitRules } from './grammar/split.ts';
import { type Marked, mark, takeDays } from './marked.ts';
import type { Understood } from './understood.ts';

/** The first rule that fits the whole sentence counts: what is said of leave and commands can be said in no other way. */
const rules: readonly Rule[] = [
  ...commandRules,
  ...germanRules,
  ...copyRules,
  ...awayRules,
  ...splitRules,
  ...setRules,
  ...moveRules,
  ...removeRules,
  ...addRules,
];

/** Words that turn a sentence round or make it depend on something: nobody would want them passed over. */
const turning =
  /\b(?:don't|do not|doesn't|never|unless|except|but|if|maybe|perhaps|almost|or|without|should i|shouldn't|wouldn't|about to)\b/;

/**
 * Understands one sentence about a week, or says that it did not. A sentence is understood when a rule fits all of it:
 * a word that no rule has a place for makes it not understood, because to act on the rest would be a guess.
 */
export function understand(sentence: string, context: ChatContext): Understood {
  const marked = mark(sentence, context);
  if (!marked || marked.text === '' || turning.test(marked.text)) return noSentence;
  const other = marked.dates.find(date => !weekDates(context.week).includes(date));
  if (other !== undefined)
    return { kind: 'notUnderstood', reason: { code: 'otherWeek', date: other, week: weekOfDate(other) } };
  const said = takeDays(marked, context);
  const whole = said ? byRules(sentence, said, context) : noSentence;
  if (whole.kind === 'ask') return answerable(whole, context);
  if (whole.kind !== 'notUnderstood') return whole;
  return inParts(sentence, marked, context) ?? whole;
}

/** Choices that lead somewhere. When only one of them does, it was what was meant. */
function answerable(ask: Extract<Understood, { kind: 'ask' }>, context: ChatContext): Understood {
  const leading = ask.choices.map(choice => ({ choice, leads: understand(choice.text, context) }));
  const choices = leading.filter(({ leads }) => leads.kind === 'changes');
  const [only] = choices;
  if (!only) return noSentence;
  return choices.length === 1 ? only.leads : { ...ask, choices: choices.map(({ choice }) => choice) };
}

const noSentence: Understood = { kind: 'notUnderstood', reason: { code: 'noSentence' } };

/** Of the rules that fit, one that makes sense of all names goes before those that do not. */
function byRules(sentence: string, marked: Marked, context: ChatContext): Understood {
  let reason: Understood = noSentence;
  for (const { pattern, build } of rules) {
    const match = pattern.exec(marked.text);
    const understood = match && build({ ...marked, sentence, context, groups: match.groups ?? {} });
    if (understood && understood.kind !== 'notUnderstood') return understood;
    if (understood && reason === noSentence) reason = understood;
  }
  return reason;
}

const verb = /^(?:add|log|book|record|enter|put|remove|delete|move|set|change)\b/;

/** "Add 1h to Apollo and 2h to Borealis": both by the same verb, on the same days; understood in whole or not at all. */
function inParts(sentence: string, marked: Marked, context: ChatContext): Understood | undefined {
  const texts = marked.text.split(/\s*(?:;|,? and then|, then|, and|,| and)\s+/);
  const first = verb.exec(texts[0] ?? '')?.[0];
  if (texts.length < 2 || texts.length > 5) return undefined;
  const parts = texts.map(text => {
    const spoken = first !== undefined && !verb.test(text) ? `${first} ${text}` : text;
    return takeDays({ ...marked, text: spoken }, context);
  });
  const changes: Change[] = [];
  for (const part of parts) {
    if (!part) return undefined;
    const days = part.days.length > 0 ? part.days : (parts.at(-1)?.days ?? []);
    const understood = byRules(sentence, { ...part, days }, context);
    if (understood.kind !== 'changes') return undefined;
    changes.push(...understood.changes);
  }
  return touchEachOnce(changes) ? { kind: 'changes', changes } : undefined;
}

/** Each part was understood against the week as it stands: two that touch one line would undo each other. */
function touchEachOnce(changes: readonly Change[]): boolean {
  const touched = changes.flatMap(change => (change.op === 'add' ? [] : [change.entryId]));
  return new Set(touched).size === touched.length;
}
