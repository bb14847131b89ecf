import { type Bench, type Figures, progress } from './harness/bench.ts';
import { table } from './harness/table.ts';
import { hourWeeks } from './review/hour-weeks.ts';
import { lineWeeks } from './review/line-weeks.ts';
import { heldOut, type Pair, pairs } from './review/pairs.ts';
import { measureRetrieval, type Retrieval } from './review/retrieval.ts';
import { type RuleScore, scoreRules } from './review/rules.ts';

/** How well the review finds what it should: deterministic, so the figures are the same on every machine. */
export const bench: Bench = {
  summary: 'rules over labelled weeks (target 1), clauses found for labelled entries (target recall@5 ≥ .95)',
  options: {},
  run: async () => {
    const rules = scoreRules([...hourWeeks, ...lineWeeks]);
    const labelled = await measureRetrieval(pairs);
    const unseen = await measureRetrieval(heldOut);
    printRules(rules);
    printClauses({ labelled, 'a policy written afterwards': unseen });
    const { wrong, ...score } = rules;
    return {
      rules: score,
      clauses: { labelled: figuresOf(labelled), heldOut: figuresOf(unseen) },
      targetMet: labelled.recallAt5 >= 0.95 && wrong.length === 0,
    };
  },
};

function figuresOf({ pairs: count, recallAt5, recallAt1 }: Retrieval): Figures {
  return { pairs: count, recallAt5, recallAt1 };
}

function printRules({ wrong, weeks, expected, precision, recall }: RuleScore): void {
  const rows = [['labelled', weeks, expected, precision, recall]];
  process.stdout.write(`${table(['weeks', 'count', 'findings', 'precision', 'recall'], rows)}\n\n`);
  for (const week of wrong) progress(`Wrong: ${JSON.stringify(week)}`);
}

function printClauses(results: Record<string, Retrieval>): void {
  const rows = Object.entries(results).map(([name, { pairs: count, recallAt5, recallAt1 }]) =>
    [name, count, recallAt5, recallAt1].map(cell =>
      typeof cell === 'number' ? Number(cell.toFixed(3)) : cell,
    ),
  );
  process.stdout.write(`${table(['entries', 'pairs', 'recall@5', 'recall@1'], rows)}\n`);
  for (const { missed } of Object.values(results)) for (const pair of missed) progress(describe(pair));
}

function describe({ policy, clause, texts, type = 'work' }: Pair): string {
  return `Missed: clause ${clause} of ${policy} for ${type} "${texts.join(', ')}"`;
}
