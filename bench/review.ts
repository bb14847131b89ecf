import { z } from 'zod';
import { llmOf } from '../functions/io/llm.ts';
import { type LlmConfig, llmConfigOf, llmIssues, llmSettings } from '../functions/io/llm-settings.ts';
import { type Bench, type Figures, progress, UsageError } from './harness/bench.ts';
import { table } from './harness/table.ts';
import { hourWeeks } from './review/hour-weeks.ts';
import { lineWeeks } from './review/line-weeks.ts';
import { labelledPrompts, measureLlm } from './review/llm.ts';
import { heldOut, type Pair, pairs } from './review/pairs.ts';
import { measureRetrieval, type Retrieval } from './review/retrieval.ts';
import { type RuleScore, scoreRules } from './review/rules.ts';

/** How well the review finds what it should: deterministic, so the figures are the same on every machine. */
export const bench: Bench = {
  summary:
    'rules over labelled weeks (target 1), clauses found (target recall@5 ≥ .95), the LLM if one is configured',
  options: {},
  run: async () => {
    const rules = scoreRules([...hourWeeks, ...lineWeeks]);
    const labelled = await measureRetrieval(pairs);
    const unseen = await measureRetrieval(heldOut);
    const prompts = await labelledPrompts();
    const tokensMaxPerWeek = Math.max(...prompts.map(({ tokensMax }) => tokensMax));
    const llm = await llmFigures();
    printRules(rules);
    printClauses({ labelled, 'a policy written afterwards': unseen });
    const { wrong, ...score } = rules;
    return {
      rules: score,
      clauses: { labelled: figuresOf(labelled), heldOut: figuresOf(unseen) },
      tokensMaxPerWeek,
      llm,
      targetMet: labelled.recallAt5 >= 0.95 && wrong.length === 0 && tokensMaxPerWeek <= 2_000,
    };
  },
};

/** Null, and said so, where no LLM is configured: nothing about it was measured then. */
async function llmFigures(): Promise<Figures | null> {
  const config = readLlm(process.env);
  if (config) return measureLlm(llmOf(config));
  progress('LLM: not measured here. Set AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_DEPLOYMENT to measure it.');
  return null;
}

/** The settings of the LLM alone, by the same rules as the app's. */
function readLlm(environment: NodeJS.ProcessEnv): LlmConfig | undefined {
  const read = z.object(llmSettings).parse(environment);
  const [issue] = llmIssues(read);
  if (issue) throw new UsageError(`${issue.path.join('.')}: ${issue.message}.`);
  return llmConfigOf(read);
}

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
