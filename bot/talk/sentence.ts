import type { ChatContext } from '../../core/chat/context.ts';
import { isGrounded, isTranslatable } from '../../core/chat/translation.ts';
import { understand } from '../../core/chat/understand.ts';
import type { Reason, Understood } from '../../core/chat/understood.ts';
import type { Situation } from '../../core/decide.ts';
import { addWeeks, type WeekId } from '../../core/week.ts';
import { openingButton } from '../cards/card.ts';
import { askCard, sayingCard } from '../cards/talk-cards.ts';
import { answerCommand } from './command.ts';
import { contextOf } from './context.ts';
import { previewOffer } from './offer.ts';
import type { Person, Reply } from './person.ts';
import { situationOf } from './week.ts';

/** Longer than anything that the grammar has a place for. */
const sentenceMax = 500;
const weeksAround = 5;

/** Answers what a person has written. Whatever they ask to be changed is shown first, and done by a button. */
export async function answerSentence(person: Person, said: string, week = person.week): Promise<Reply[]> {
  const sentence = said.length > sentenceMax ? '' : said;
  const situation = await situationOf(person, week);
  const understood = understand(sentence, contextOf(person, situation));
  const other = understood.kind === 'notUnderstood' && understood.reason.code === 'otherWeek';
  // They have named a day of another week: that is the one they speak of, if it is not far.
  if (other && isNear(understood.reason, person.week)) {
    const { week: meant } = understood.reason as Extract<Reason, { code: 'otherWeek' }>;
    const there = await situationOf(person, meant);
    return answer(person, meant, there, understand(sentence, contextOf(person, there)));
  }
  if (understood.kind === 'notUnderstood' && understood.reason.code === 'noSentence') {
    const meant = await translated(person, sentence, contextOf(person, situation));
    if (meant) return answer(person, week, situation, meant.understood, meant.took);
  }
  return answer(person, week, situation, understood);
}

/**
 * What an LLM, where one is configured, takes a sentence for. It is held against what was said, and understood by the
 * grammar in whole or not at all; a change is shown like any other, with the sentence that it was taken for.
 */
async function translated(
  { services, partition, tongue }: Person,
  said: string,
  context: ChatContext,
): Promise<{ understood: Understood; took: string } | undefined> {
  if (!services.translator || said === '' || !isTranslatable(said)) return undefined;
  const sentences = await services.translator.translate(partition.tenantId, said);
  if (sentences.length === 0 || !sentences.every(each => isGrounded(said, each))) return undefined;
  const meant = sentences.join('; ');
  const understood = understand(meant, context);
  if (understood.kind !== 'changes' && understood.kind !== 'ask') return undefined;
  return { understood, took: tongue.strings.notUnderstood.took(meant) };
}

function isNear(reason: Reason, now: WeekId): boolean {
  if (reason.code !== 'otherWeek') return false;
  return addWeeks(now, -weeksAround) <= reason.week && reason.week <= addWeeks(now, weeksAround);
}

async function answer(
  person: Person,
  week: WeekId,
  situation: Situation,
  understood: Understood,
  took?: string,
): Promise<Reply[]> {
  switch (understood.kind) {
    case 'changes':
      return [await previewOffer(person, week, { kind: 'correct', changes: understood.changes }, took)];
    case 'command':
      return [await answerCommand(person, situation, understood.command)];
    case 'ask':
      return [{ card: askCard(week, understood.question, understood.choices, person.tongue) }];
    case 'notUnderstood': {
      const { tongue } = person;
      const sentences = [reasonIn(person, understood.reason), tongue.strings.notUnderstood.hint];
      const edit = openingButton(tongue.strings.summary.edit, { verb: 'open', week });
      return [{ card: sayingCard(sentences, week, tongue, [edit]) }];
    }
  }
}

function reasonIn({ tongue: { strings, format } }: Person, reason: Reason): string {
  const said = strings.notUnderstood;
  switch (reason.code) {
    case 'unknownProject':
      return said.unknownProject(reason.text);
    case 'noSuchLine':
      return reason.date === undefined
        ? said.noSuchLine(reason.text)
        : said.noSuchLineOn(reason.text, format.day(reason.date));
    case 'otherWeek':
      return said.otherWeek(format.day(reason.date));
    case 'moreThanThere':
      return said.moreThanThere(reason.text, format.hours(reason.minutes), format.day(reason.date));
    default:
      return said[reason.code];
  }
}
