import { type Problem, Refusal } from '../../core/errors.ts';
import type { Intent } from '../../core/intent.ts';
import { type ChangedWeek, changedWeek } from '../../core/summary/changed.ts';
import type { WeekId } from '../../core/week.ts';
import { consider } from '../../functions/week/preview.ts';
import { runWeek } from '../../functions/week/run.ts';
import type { ActionData, Offer } from '../cards/action.ts';
import { offerCard } from '../cards/preview-card.ts';
import { sayingCard } from '../cards/talk-cards.ts';
import { newRunId, type Person, type Reply } from './person.ts';
import { refusedIn } from './refused.ts';
import { teachable } from './teach.ts';
import { showWeek, situationOf } from './week.ts';

function intentOf(offer: Offer): Intent {
  return offer.kind === 'correct' ? { kind: 'correct', changes: offer.changes } : offer;
}

/** What an offer would change. */
export type Look =
  | { kind: 'preview'; changed: ChangedWeek }
  | { kind: 'nothing' }
  | { kind: 'refused'; said: string };

/** Finds out what an offer would change, and changes nothing. */
export async function lookAt(
  { services, partition, tongue }: Person,
  week: WeekId,
  offer: Offer,
): Promise<Look> {
  try {
    const { situation, decided } = await consider(services, { ...partition, week, intent: intentOf(offer) });
    if (decided.outcome.result === 'unchanged') return { kind: 'nothing' };
    const changed = changedWeek(situation, decided.head, decided.outcome);
    const isEmpty = offer.kind === 'correct' && changed.days.length === 0;
    return isEmpty ? { kind: 'nothing' } : { kind: 'preview', changed };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'refused', said: refusedIn(tongue, error.problem) };
  }
}

/** Shows what an offer would change, and changes nothing. */
export async function previewOffer(
  person: Person,
  week: WeekId,
  offer: Offer,
  notice?: string,
): Promise<Reply> {
  const { tongue } = person;
  const seen = await lookAt(person, week, offer);
  if (seen.kind === 'nothing') return saying(person, week, nothingIn(offer, person));
  if (seen.kind === 'preview')
    return { card: offerCard(seen.changed, offer, newRunId(person), tongue, notice) };
  const sentences = notice === undefined ? [] : [notice];
  return { card: sayingCard([...sentences, seen.said], week, tongue) };
}

function nothingIn({ kind }: Offer, { tongue: { strings } }: Person): string {
  return kind === 'undo' ? strings.answers.nothingToUndo : strings.notUnderstood.nothingToChange;
}

function saying({ tongue }: Person, week: WeekId, sentence: string): Reply {
  return { card: sayingCard([sentence], week, tongue) };
}

/** What came of an offer that was to be done. */
export type CarriedOut =
  | { kind: 'done'; replies: Reply[] }
  | { kind: 'pending' }
  | { kind: 'refused'; problem: Problem };

/** Does what a card has shown, if the week is still the one that it showed. Doing it twice is doing it once. */
export async function carryOut(
  person: Person,
  { week, version, runId, offer }: Extract<ActionData, { verb: 'apply' }>,
): Promise<CarriedOut> {
  const { services, partition, tongue } = person;
  const { strings } = tongue;
  const before = offer.kind === 'correct' ? await situationOf(person, week) : undefined;
  try {
    const request = { ...partition, week, runId, intent: intentOf(offer), expectedVersion: version };
    const answer = await runWeek(services, request);
    if (answer.kind === 'pending') return { kind: 'pending' };
    const done = answer.outcome.result === 'unchanged' ? strings.done.unchanged : strings.done[offer.kind];
    const lesson = before && offer.kind === 'correct' ? teachable(person, before, offer.changes) : [];
    return { kind: 'done', replies: [await showWeek(person, week, done), ...lesson] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code } = error.problem;
    if (code === 'busy' || code === 'storeUnavailable') return { kind: 'pending' };
    return { kind: 'refused', problem: error.problem };
  }
}

/** A stale click is no error: the person sees how things stand now, and what their offer would change in that. */
export async function applyOffer(
  person: Person,
  data: Extract<ActionData, { verb: 'apply' }>,
): Promise<Reply[]> {
  const { strings } = person.tongue;
  const { week, offer } = data;
  const carried = await carryOut(person, data);
  if (carried.kind === 'done') return carried.replies;
  if (carried.kind === 'pending') return [{ text: strings.stale.pending }];
  const { problem } = carried;
  if (problem.code !== 'weekChanged')
    return [await showWeek(person, week, refusedIn(person.tongue, problem))];
  if (offer.kind === 'submit' || offer.kind === 'recall')
    return [await showWeek(person, week, strings.stale.changed)];
  return [await previewOffer(person, week, offer, strings.stale.changed)];
}
