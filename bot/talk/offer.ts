import { Refusal } from '../../core/errors.ts';
import type { Intent } from '../../core/intent.ts';
import { changedWeek } from '../../core/summary/changed.ts';
import type { WeekId } from '../../core/week.ts';
import { consider } from '../../functions/week/preview.ts';
import { runWeek } from '../../functions/week/run.ts';
import type { ActionData, Offer } from '../cards/action.ts';
import { previewCard } from '../cards/preview-card.ts';
import { sayingCard } from '../cards/talk-cards.ts';
import { newRunId, type Person, type Reply } from './person.ts';
import { refusedIn } from './refused.ts';
import { teachable } from './teach.ts';
import { showWeek, situationOf } from './week.ts';

function intentOf(offer: Offer): Intent {
  return offer.kind === 'correct' ? { kind: 'correct', changes: offer.changes } : offer;
}

/** Shows what an offer would change, and changes nothing. */
export async function previewOffer(
  person: Person,
  week: WeekId,
  offer: Offer,
  notice?: string,
): Promise<Reply> {
  const { services, partition, tongue } = person;
  try {
    const { situation, decided } = await consider(services, { ...partition, week, intent: intentOf(offer) });
    if (decided.outcome.result === 'unchanged') return saying(person, week, nothingIn(offer, person));
    const changed = changedWeek(situation, decided.head, decided.outcome);
    const isEmpty = offer.kind === 'correct' && changed.days.length === 0;
    if (isEmpty) return saying(person, week, nothingIn(offer, person));
    const options = { offer, runId: newRunId(person), ...(notice !== undefined && { notice }) };
    return { card: previewCard(changed, tongue, options) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const sentences = notice === undefined ? [] : [notice];
    return { card: sayingCard([...sentences, refusedIn(tongue, error.problem)], week, tongue) };
  }
}

function nothingIn({ kind }: Offer, { tongue: { strings } }: Person): string {
  return kind === 'undo' ? strings.answers.nothingToUndo : strings.notUnderstood.nothingToChange;
}

function saying({ tongue }: Person, week: WeekId, sentence: string): Reply {
  return { card: sayingCard([sentence], week, tongue) };
}

/** Does what a card has shown, if the week is still the one that it showed. Pressing twice is doing it once. */
export async function applyOffer(
  person: Person,
  { week, version, runId, offer }: Extract<ActionData, { verb: 'apply' }>,
): Promise<Reply[]> {
  const { services, partition, tongue } = person;
  const { strings } = tongue;
  const before = offer.kind === 'correct' ? await situationOf(person, week) : undefined;
  try {
    const request = { ...partition, week, runId, intent: intentOf(offer), expectedVersion: version };
    const answer = await runWeek(services, request);
    if (answer.kind === 'pending') return [{ text: strings.stale.pending }];
    const done = answer.outcome.result === 'unchanged' ? strings.done.unchanged : strings.done[offer.kind];
    const lesson = before && offer.kind === 'correct' ? teachable(person, before, offer.changes) : [];
    return [await showWeek(person, week, done), ...lesson];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [await afterRefusal(person, week, offer, error)];
  }
}

/** A stale click is no error: the person sees how things stand now, and what their offer would change in that. */
async function afterRefusal(
  person: Person,
  week: WeekId,
  offer: Offer,
  { problem }: Refusal,
): Promise<Reply> {
  const { strings } = person.tongue;
  if (problem.code === 'busy' || problem.code === 'storeUnavailable') return { text: strings.stale.pending };
  if (problem.code !== 'weekChanged') return showWeek(person, week, refusedIn(person.tongue, problem));
  if (offer.kind === 'submit' || offer.kind === 'recall')
    return showWeek(person, week, strings.stale.changed);
  return previewOffer(person, week, offer, strings.stale.changed);
}
