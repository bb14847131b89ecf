import { type Bench, type Figures, progress } from './harness/bench.ts';
import { table } from './harness/table.ts';
import { heldOut, type Pair, pairs } from './review/pairs.ts';
import { measureRetrieval, type Retrieval } from './review/retrieval.ts';

/** How well the review finds what it should: deterministic, so the figures are the same on every machine. */
export const bench: Bench = {
  summary: 'how often the clause that belongs to an entry is found; target recall@5 ≥ .95',
  options: {},
  run: async () => {
    const labelled = await measureRetrieval(pairs);
    const unseen = await measureRetrieval(heldOut);
    print({ labelled, 'a policy not seen before': unseen });
    return {
      labelled: figuresOf(labelled),
      heldOut: figuresOf(unseen),
      targetMet: labelled.recallAt5 >= 0.95,
    };
  },
};

function figuresOf({ pairs: count, recallAt5, recallAt1 }: Retrieval): Figures {
  return { pairs: count, recallAt5, recallAt1 };
}

function print(results: Record<string, Retrieval>): void {
  const rows = Object.entries(results).map(([name, { pairs: count, recallAt5, recallAt1 }]) => [
    name,
    count,
    recallAt5,
    recallAt1,
  ]);
  process.stdout.write(`${table(['entries', 'pairs', 'recall@5', 'recall@1'], rows)}\n`);
  for (const { missed } of Object.values(results)) for (const pair of missed) progress(describe(pair));
}

function describe({ policy, clause, texts, type = 'work' }: Pair): string {
  return `Missed: clause ${clause} of ${policy} for ${type} "${texts.join(', ')}"`;
}
