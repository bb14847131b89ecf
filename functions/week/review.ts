import { mayBeWorded } from '../../core/comment/reword.ts';
import type { LostReview, Review } from '../../core/comment/wording.ts';
import { type Decision, decide, type Situation } from '../../core/decide.ts';
import type { WeekRequest } from '../../core/intent.ts';
import { checkAnswer, type DropReason } from '../../core/reviewer/answer.ts';
import type { Brief } from '../../core/reviewer/brief.ts';
import { largestBrief } from '../../core/reviewer/fit.ts';
import { needsReview } from '../../core/reviewer/need.ts';
import { promptOf, promptVersion } from '../../core/reviewer/prompt.ts';
import type { Reviewer, ReviewReply, Services } from '../ports.ts';
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
  // A preview and its run are of one mind about who is sampled: what was shown is what is done.
  const subject = [request.tenantId, request.userId, request.week];
  if (!reviewer || (kind !== 'draft' && kind !== 'redraft' && kind !== 'comment'))
    return async decided => ({ decided });
  let leftMs = reviewer.deadlineMs * (kind === 'comment' ? commentDeadlineFactor : 1);
  let lost: LostReview | undefined;
  return async (decided, loaded) => {
    const { situation } = loaded;
    if (kind !== 'comment' && !needsReview(decided, subject))
      return { decided: withReview(decided, 'notNeeded') };
    // What was lost once is not asked for again while somebody waits.
    if (lost || leftMs <= 0) return { decided: withReview(decided, lost ?? 'late') };
    const startedMs = clock.nowMs();
    const { brief, reply } = await ask(services, reviewer, request, decided, situation, leftMs).catch(
      unasked,
    );
    leftMs -= clock.nowMs() - startedMs;
    if (reply.kind !== 'answer') {
      lost = reply.kind;
      return { decided: withReview(decided, lost), reviewed: record(reply.tokens) };
    }
    const { comments, findings, dropped } = checkAnswer(brief, reply.answer);
    const again = decide(request.intent, { ...situation, wording: { comments, findings, review: 'ai' } });
    // What was decided once is decided again: words reject nothing.
    return { decided: again.kind === 'decided' ? again : decided, reviewed: record(reply.tokens, dropped) };
  };
}

type Asked = { brief: Brief; reply: ReviewReply };

async function ask(
  { timesheets, tenants }: Services,
  reviewer: Reviewer,
  request: WeekRequest,
  decided: Decided,
  situation: Situation,
  leftMs: number,
): Promise<Asked> {
  const [examples, clauses] = await Promise.all([
    examplesOf(timesheets, request, request.week),
    tenants.clauses(request.tenantId),
  ]);
  const week = { ...situation, head: decided.head };
  const brief = largestBrief(week, wantedIn(decided, situation), clauses, examples);
  const reply = await reviewer.ask(request.tenantId, promptOf(brief), leftMs);
  return { brief, reply };
}

/** Not even a budget or a policy that cannot be read may stop the week. */
function unasked(): Asked {
  return {
    brief: { language: 'en', lines: [], clauses: [], examples: [] },
    reply: { kind: 'failed', tokens: 0 },
  };
}

function withReview(decided: Decided, review: Review): Decided {
  return { ...decided, outcome: { ...decided.outcome, review } };
}

function record(tokens: number, dropped: ReviewRecord['dropped'] = {}): ReviewRecord {
  return { promptVersion, tokens, dropped };
}

/**
 * The entries whose comments are the agent's to write: those that a draft writes anyway, so that a review adds no
 * operation, or all of the agent's when comments are what the run is for.
 */
function wantedIn({ opSet, head, outcome }: Decided, { profile }: Situation): Set<string> {
  if (!profile.comments) return new Set();
  const own = head.entries.filter(mayBeWorded).map(({ id }) => id);
  if (outcome.kind === 'comment') return new Set(own);
  const written = new Set(
    opSet.ops.flatMap(op => (op.op === 'create' || op.op === 'replace' ? op.entry.id : [])),
  );
  return new Set(own.filter(id => written.has(id)));
}
