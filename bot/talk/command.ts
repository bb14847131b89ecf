import type { Command } from '../../core/chat/understood.ts';
import type { Situation } from '../../core/decide.ts';
import type { SummaryDay, SummaryLine } from '../../core/summary/summary.ts';
import { helpCard, sayingCard } from '../cards/talk-cards.ts';
import type { Tongue } from '../strings/strings.ts';
import { editIn } from './edit.ts';
import { previewOffer } from './offer.ts';
import type { Person, Reply } from './person.ts';
import { showSettings } from './settings.ts';
import { summariseFor, weekCardOf } from './week.ts';

/** What a person can ask for that is no change of a line. */
export async function answerCommand(person: Person, situation: Situation, command: Command): Promise<Reply> {
  const { tongue } = person;
  const { week, runId } = situation.head;
  switch (command.name) {
    case 'help':
      return { card: helpCard(week, tongue) };
    case 'show':
      return { card: weekCardOf(person, situation, consentNotice(person)) };
    case 'edit':
      return editIn(person, situation, command.date);
    case 'settings':
      return showSettings(person);
    case 'submit':
    case 'recall':
      return previewOffer(person, week, { kind: command.name });
    case 'undo':
      if (runId === '') return saying(person, situation, [tongue.strings.answers.nothingToUndo]);
      return previewOffer(person, week, { kind: 'undo', undoRunId: runId });
    case 'missing':
      return saying(person, situation, missingIn(person, situation));
    case 'why':
      return saying(person, situation, whyIn(person, situation, command.entryIds));
  }
}

/** Why there is no draft, to somebody who may wonder. */
function consentNotice({ profile, tongue }: Person): string | undefined {
  return profile.consent ? undefined : tongue.strings.answers.noConsent;
}

function saying({ tongue }: Person, { head }: Situation, sentences: readonly string[]): Reply {
  return { card: sayingCard(sentences, head.week, tongue) };
}

function missingIn(person: Person, situation: Situation): string[] {
  const { answers } = person.tongue.strings;
  const { format } = person.tongue;
  const short = summariseFor(person, situation).days.filter(({ missingMinutes }) => missingMinutes > 0);
  if (short.length === 0) return [answers.nothingMissing];
  const days = short.map(day => answers.missingDay(format.day(day.date), format.hours(day.missingMinutes)));
  return [answers.missingTitle, ...days];
}

const linesMax = 12;

function whyIn(person: Person, situation: Situation, entryIds: readonly string[]): string[] {
  const asked = new Set(entryIds);
  return summariseFor(person, situation)
    .days.flatMap(day =>
      day.lines.filter(line => asked.has(line.entryId)).map(line => whyLine(day, line, person.tongue)),
    )
    .slice(0, linesMax);
}

function whyLine(
  { date }: SummaryDay,
  { title, minutes, why }: SummaryLine,
  { strings, format }: Tongue,
): string {
  const [day, hours] = [format.day(date), format.hours(minutes)];
  if (!why) return strings.answers.whyOwn(title, day, hours);
  const said = strings.answers.whyLine(title, day, hours, why.sentence, format.percent(why.confidence));
  const titles = why.titles.map(each => `“${each}”`);
  if (why.moreTitles > 0) titles.push(strings.summary.andMore(why.moreTitles));
  return titles.length === 0 ? said : `${said} ${strings.summary.resting(titles.join(', '))}`;
}
