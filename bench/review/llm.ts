import { readFile } from 'node:fs/promises';
import { indexProjects } from '../../core/catalogue.ts';
import { indexClauses } from '../../core/clauses/search.ts';
import { splitClauses } from '../../core/clauses/split.ts';
import type { Entry } from '../../core/entry.ts';
import { emptyWeek } from '../../core/head.ts';
import { defaultPolicy } from '../../core/policy.ts';
import { defaultProfile } from '../../core/profile.ts';
import { checkAnswer } from '../../core/reviewer/answer.ts';
import type { Brief } from '../../core/reviewer/brief.ts';
import { largestBrief } from '../../core/reviewer/fit.ts';
import { estimateTokens, promptOf } from '../../core/reviewer/prompt.ts';
import { answerTokensMax } from '../../core/reviewer/tokens.ts';
import { noSources } from '../../core/sources.ts';
import { weekDates } from '../../core/week.ts';
import type { Llm } from '../../functions/ports.ts';
import { type Pair, pairs } from './pairs.ts';

export type LlmScore = {
  weeks: number;
  breaches: number;
  precision: number;
  recall: number;
  /** Answers of which nothing could be used, and parts that were dropped because they were not grounded. */
  lost: number;
  dropped: number;
  /** As the service counted them. */
  tokensPerWeek: number;
};

const linesPerWeek = 4;
const week = '2026-W47';
/** Nobody waits for a bench. */
const deadlineMs = 30_000;

/** Weeks made of the labelled entries, each with the prompt that a review of it would send. */
export async function labelledPrompts(): Promise<
  { brief: Brief; breaches: Set<string>; tokensMax: number }[]
> {
  const all: { brief: Brief; breaches: Set<string>; tokensMax: number }[] = [];
  for (const [policy, ofPolicy] of Map.groupBy(pairs, pair => pair.policy)) {
    const text = await readFile(new URL(`policies/${policy}.md`, import.meta.url), 'utf8');
    const clauses = indexClauses(splitClauses(text));
    for (let from = 0; from < ofPolicy.length; from += linesPerWeek) {
      const some = ofPolicy.slice(from, from + linesPerWeek);
      const entries = some.map(entryOf);
      const input = {
        ...{ head: { ...emptyWeek(week), entries }, profile: defaultProfile, policy: defaultPolicy },
        ...{ projects: projectsOf(some), sources: noSources, events: [] },
      };
      const brief = largestBrief(input, new Set(entries.map(({ id }) => id)), clauses, []);
      const breaches = new Set(some.flatMap((pair, at) => (pair.breach ? [`${at}|${pair.clause}`] : [])));
      all.push({ brief, breaches, tokensMax: estimateTokens(promptOf(brief)) + answerTokensMax });
    }
  }
  return all;
}

/** What a connected LLM makes of the labelled weeks. */
export async function measureLlm(llm: Llm): Promise<LlmScore> {
  const weeks = await labelledPrompts();
  const sums = { found: 0, right: 0, breaches: 0, lost: 0, dropped: 0, tokens: 0 };
  for (const { brief, breaches } of weeks) {
    const reply = await llm.review(promptOf(brief), deadlineMs);
    sums.breaches += breaches.size;
    if (reply.kind !== 'answer') {
      sums.lost += 1;
      continue;
    }
    const { findings, dropped } = checkAnswer(brief, reply.answer);
    const right = findings.filter(({ entryId, clauseId }) => {
      const line = brief.lines.find(({ entries }) => entries[0]?.id === entryId);
      return line?.entries.some(({ id }) => breaches.has(`${id}|${clauseId}`));
    });
    sums.found += findings.length;
    sums.right += right.length;
    sums.dropped += Object.values(dropped).reduce((total, count) => total + count, 0);
    sums.tokens += reply.tokens;
  }
  const { found, right, breaches, lost, dropped, tokens } = sums;
  const tokensPerWeek = tokens / weeks.length;
  return {
    weeks: weeks.length,
    breaches,
    precision: right / found,
    recall: right / breaches,
    lost,
    dropped,
    tokensPerWeek,
  };
}

/** The entry's id is its place in the week: the label is found again by it. */
function entryOf(pair: Pair, at: number): Entry {
  const { type = 'work', day = 1, minutes = 120, dayMinutes = 0, task, texts, comment } = pair;
  const away = type === 'vacation' || type === 'absence';
  return {
    ...{ id: String(at), date: weekDates(week)[day] as string, type },
    ...{ status: 'draft', owner: 'agent', version: 1, description: texts.join(', ') },
    // A long day is one line here.
    minutes: Math.max(minutes, dayMinutes),
    ...(!away && { projectId: `project-${at}`, ...(task && { taskId: 'task' }) }),
    ...(comment !== undefined && { externalComment: comment }),
  };
}

/** The texts of a label stand for the names of project and task: what a review is told of a line. */
function projectsOf(some: readonly Pair[]) {
  return indexProjects({
    projects: some.map(({ texts, billable }, at) => ({
      ...{ id: `project-${at}`, name: texts.at(-1) ?? 'Internal', status: 'open' as const },
      ...(billable && { billable }),
      tasks: [{ id: 'task', name: texts[0] ?? 'Task', status: 'open' as const }],
    })),
  });
}
