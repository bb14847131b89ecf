import { mayBeWorded } from '../../core/comment/reword.ts';
import type { Review, Wording } from '../../core/comment/wording.ts';
import { type Decision, decide } from '../../core/decide.ts';
import type { WeekRequest } from '../../core/intent.ts';
import { checkAnswer, type DropReason } from '../../core/reviewer/answer.ts';
import { type Brief, briefOf } from '../../core/reviewer/brief.ts';
import { needsReview } from '../../core/reviewer/need.ts';
import {
  estimateTokens,
  type Prompt,
  promptOf,
  promptTokensMax,
  promptVersion,
} from '../../core/reviewer/prompt.ts';
import type { Services } from '../ports.ts';
import { examplesOf } from '../review/examples.ts';
import type { Loaded } from './load.ts';

type Decided = Extract<Decision, { kind: 'decided' }>;

/** A decided week after its review, and how that went: kept with the receipt. */
export type Reviewed = { decided: Decided; reviewed?: ReviewRecord };

export type ReviewRecord = {
  promptVersion: string;
  /** As the service counted them. */
  tokens: number;
  /** What of the answer was not used, by reason. */
  dropped: Partial<Record<DropReason, number>>;
};

/** Reviews what one request decides; asked again after a conflict, it goes on with the time that is left. */
export type WeekReview = (decided: Decided, loaded: Loaded) => Promise<Reviewed>;

/** A run that only words comments keeps nobody waiting: it may take so much longer. */
const commentDeadlineFactor = 7;

/**
 * Has an LLM word the comments of a decided week and hold it against the tenant's policy. The rules have spoken in
 * `decide` already.
 *
 * An LLM describes and flags; it can never change minutes, projects or days, because nothing of its answer gets there:
 * `decide` is asked once more, with the same situation and the checked comments and findings beside it. Whatever goes
 * wrong with the review, the week goes on with comments from templates, and its outcome says what happened.
 */
export function weekReview(services: Services, request: WeekRequest): WeekReview {
  const { reviewer, clock } = services;
  const { kind } = request.intent;
  if (!reviewer || (kind !== 'draft' && kind !== 'redraft' && kind !== 'comment'))
    return async decided => ({ decided });
  let leftMs = reviewer.deadlineMs * (kind === 'comment' ? commentDeadlineFactor : 1);
  return async (decided, loaded) => {
    if (kind !== 'comment' && !needsReview(decided)) return { decided: withReview(decided, 'notNeeded') };
    if (leftMs <= 0) return { decided: withReview(decided, 'late') };
    const startedMs = clock.nowMs();
    const examples = await examplesOf(services.timesheets, request, request.week).catch(() => []);
    const { brief, prompt } = promptFor(decided, loaded, examples);
    if (brief.lines.length === 0) return { decided: withReview(decided, 'notNeeded') };
    // Not even a budget that cannot be read may stop the week.
    const reply = await reviewer.ask(request.tenantId, prompt, leftMs).catch(() => failed);
    leftMs -= clock.nowMs() - startedMs;
    if (reply.kind !== 'answer') {
      leftMs = 0;
      return { decided: withReview(decided, reply.kind), reviewed: record(reply.tokens) };
    }
    const { comments, findings, dropped } = checkAnswer(brief, reply.answer);
    const words: Wording = { comments, findings, review: 'ai' };
    return {
      decided: decideAgain(request, loaded, words) ?? decided,
      reviewed: record(reply.tokens, dropped),
    };
  };
}

const failed = { kind: 'failed', tokens: 0 } as const;

function withReview(decided: Decided, review: Review): Decided {
  return { ...decided, outcome: { ...decided.outcome, review } };
}

function record(tokens: number, dropped: ReviewRecord['dropped'] = {}): ReviewRecord {
  return { promptVersion, tokens, dropped };
}

/** The same decision with words on it. Never undefined for a week that was decided once: words reject nothing. */
function decideAgain({ intent }: WeekRequest, { situation }: Loaded, wording: Wording): Decided | undefined {
  const again = decide(intent, { ...situation, wording });
  return again.kind === 'decided' ? again : undefined;
}

/** Lines of a week that one review looks at, if they are short. */
const linesMax = 20;

/** The largest brief that fits into the prompt. */
function promptFor(
  decided: Decided,
  loaded: Loaded,
  examples: readonly string[],
): { brief: Brief; prompt: Prompt } {
  const { situation, clauses } = loaded;
  const wanted = wantedIn(decided, loaded);
  for (let lines = linesMax; ; lines -= Math.ceil(lines / 4)) {
    const limits = { lines, clauses: Math.ceil(lines / 2) };
    const brief = briefOf({ ...situation, head: decided.head }, wanted, clauses, examples, limits);
    const prompt = promptOf(brief);
    if (lines === 1 || estimateTokens(prompt) <= promptTokensMax) return { brief, prompt };
  }
}

/**
 * The entries whose comments are the agent's to write: those that a draft writes anyway, so that a review adds no
 * operation, or all of the agent's when comments are what the run is for.
 */
function wantedIn({ opSet, head, outcome }: Decided, { situation }: Loaded): Set<string> {
  if (!situation.profile.comments) return new Set();
  const own = head.entries.filter(mayBeWorded).map(({ id }) => id);
  if (outcome.kind === 'comment') return new Set(own);
  const written = new Set(
    opSet.ops.flatMap(op => (op.op === 'create' || op.op === 'replace' ? op.entry.id : [])),
  );
  return new Set(own.filter(id => written.has(id)));
}
