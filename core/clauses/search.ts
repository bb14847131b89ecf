import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemGerman } from '@orama/stemmers/german';
import MiniSearch from 'minisearch';
import { words } from '../catalogue.ts';
import type { Clause } from './clause.ts';

/** Clauses made ready for search. Behind `search` may one day stand vectors in Cosmos DB: callers need not know. */
export type ClauseIndex = {
  clauses: readonly Clause[];
  /** The clauses that fit the query best, the best first. Their score compares within one index only. */
  search(query: ClauseQuery, limit: number): ScoredClause[];
};

/** What an entry says by itself, and what it is about in the words that policies use (`topics.ts`). */
export type ClauseQuery = { text: string; topics: string };

export type ScoredClause = { clause: Clause; score: number };

/** Topics are words of ours, and each has rivals in other languages: they count less than what was written. */
const topicWeight = 0.7;

export function indexClauses(clauses: readonly Clause[]): ClauseIndex {
  const byId = new Map(clauses.map(clause => [clause.id, clause]));
  const index = new MiniSearch<Clause>({
    fields: ['text', 'heading'],
    tokenize: words,
    processTerm: termsOf,
    searchOptions: { prefix: term => term.length >= 4, fuzzy: false, boost: { text: 2 } },
  });
  index.addAll(clauses);
  return { clauses, search: (query, limit) => ranked(index, byId, query, limit) };
}

function ranked(
  index: MiniSearch<Clause>,
  byId: ReadonlyMap<string, Clause>,
  query: ClauseQuery,
  limit: number,
): ScoredClause[] {
  const scores = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const { id, score } of index.search(text)) scores.set(id, (scores.get(id) ?? 0) + score * weight);
  };
  add(query.text, 1);
  add(query.topics, topicWeight);
  return [...scores]
    .sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
    .slice(0, limit)
    .map(([id, score]) => ({ clause: byId.get(id) as Clause, score }));
}

/** Words so common that they tell no clause from another, in English and German. */
const common = new Set(
  (
    'a an and are as at be by for from has have in is it no not of on or that the their they this to was were who with ' +
    'der die das den dem des ein eine einen einem einer und oder ist sind wird werden auf aus bei für im in mit nach nicht nur von vor zu zum zur als am an'
  ).split(' '),
);

/** A word by its stem in either language: nobody says in which one a title was written. */
function termsOf(word: string): string[] | null {
  if (common.has(word)) return null;
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  return [...new Set([stemEnglish(plain), stemGerman(plain)])];
}
