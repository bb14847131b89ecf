import { readFile } from 'node:fs/promises';
import { type ClauseIndex, indexClauses } from '../../core/clauses/search.ts';
import { splitClauses } from '../../core/clauses/split.ts';
import { topicsOf } from '../../core/clauses/topics.ts';
import type { Entry } from '../../core/entry.ts';
import { weekDates } from '../../core/week.ts';
import type { Pair } from './pairs.ts';

export type Retrieval = { pairs: number; recallAt5: number; recallAt1: number; missed: Pair[] };

/** How often the clause that belongs to an entry is among the first five that are found for it. */
export async function measureRetrieval(pairs: readonly Pair[], search = searchOf): Promise<Retrieval> {
  const indexes = new Map<string, ClauseIndex>();
  for (const name of new Set(pairs.map(({ policy }) => policy))) {
    const text = await readFile(new URL(`policies/${name}.md`, import.meta.url), 'utf8');
    indexes.set(name, indexClauses(splitClauses(text)));
  }
  const ranks = pairs.map(pair => search(indexes.get(pair.policy) as ClauseIndex, pair).indexOf(pair.clause));
  const recall = (limit: number) => ranks.filter(rank => rank >= 0 && rank < limit).length / pairs.length;
  const missed = pairs.filter((_, index) => !((ranks[index] as number) >= 0 && (ranks[index] as number) < 5));
  return { pairs: pairs.length, recallAt5: recall(5), recallAt1: recall(1), missed };
}

function searchOf(index: ClauseIndex, pair: Pair): string[] {
  const texts = pair.comment === undefined ? pair.texts : [...pair.texts, pair.comment];
  const topics = topicsOf(entryOf(pair), {
    texts,
    billable: pair.billable === true,
    dayMinutes: pair.dayMinutes ?? 480,
    isHoliday: pair.holiday === true,
  });
  return index.search({ text: texts.join(' '), topics }, 5).map(({ clause }) => clause.id);
}

function entryOf({ type = 'work', day = 1, minutes = 120, task, comment }: Pair): Entry {
  return {
    id: 'entry',
    date: weekDates('2026-W47')[day] as string,
    type,
    minutes,
    status: 'draft',
    owner: 'agent',
    version: 1,
    ...(task && { projectId: 'project', taskId: 'task' }),
    ...(comment !== undefined && { externalComment: comment }),
  };
}
