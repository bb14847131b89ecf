import { type ClauseIndex, indexClauses } from '../../../core/clauses/search.ts';
import type { Situation } from '../../../core/decide.ts';
import type { Entry } from '../../../core/entry.ts';
import { type Brief, briefOf } from '../../../core/reviewer/brief.ts';
import { aDraftedEntry, aHead, aSituation } from '../builders.ts';

export const clauses = indexClauses([
  { id: '1.1', text: 'Journeys to a customer are recorded as travel.' },
  { id: '1.2', text: 'Work at the weekend is ordered by the lead.' },
  { id: '2', text: 'Trainings are recorded on Academy.' },
]);

/** A line of the agent that rests on the given events. */
export function aLineOn(eventIds: string[], rest: Partial<Entry> = {}): Entry {
  const evidence = { source: 'calendar' as const, confidence: 0.8, citations: eventIds, reason: 'An event.' };
  return aDraftedEntry({ evidence, ...rest });
}

/** The brief of a week with these entries, comments on all of the agent's wanted. */
export function briefing(
  entries: Entry[],
  rest: Partial<Situation> = {},
  { index = clauses, examples = [] as string[], lines = 20, limit = 8 }: Options = {},
): Brief {
  const wanted = new Set(entries.filter(({ owner }) => owner === 'agent').map(({ id }) => id));
  const week = aSituation({ head: aHead(entries), ...rest });
  return briefOf(week, wanted, index, examples, { lines, clauses: limit });
}

type Options = { index?: ClauseIndex; examples?: string[]; lines?: number; limit?: number };
