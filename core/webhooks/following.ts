import type { Entry } from '../entry.ts';
import type { Finding } from '../finding.ts';
import type { WeekHead } from '../head.ts';
import type { Intent } from '../intent.ts';
import { type OpSet, opTarget } from '../opset.ts';
import type { Outcome } from '../outcome.ts';
import type { WebhookEvent } from './events.ts';
import type { WebhookFilter } from './subscriptions.ts';

const reviewed = ['entryNeedsReview', 'entriesNeedReview'] as const;

/** Which events can follow from a run that was committed. */
const following: Record<Intent['kind'], readonly WebhookEvent[]> = {
  draft: ['summaryReady', ...reviewed],
  redraft: ['summaryReady', ...reviewed],
  comment: reviewed,
  correct: reviewed,
  undo: reviewed,
  submit: ['weekSubmitted'],
  // Whoever takes these steps sees what comes of them.
  recall: [],
  approve: [],
  return: [],
  remind: [],
};

export function eventsAfter(intent: string): readonly WebhookEvent[] {
  // An outbox document may come from a newer version of the product than this one.
  return Object.hasOwn(following, intent) ? following[intent as Intent['kind']] : [];
}

export type EntryToReview = { entry: Entry; findings: Finding[] };

const gravity = { info: 0, warn: 1, block: 2 } as const;

/**
 * The entries that a run has written and that its review has something grave to say of, as they stand now. What the run
 * left alone was told of before; what has gone since needs no review.
 */
export function entriesToReview(
  { opSet, outcome }: { opSet: OpSet; outcome: Pick<Outcome, 'findings'> },
  { entries }: Pick<WeekHead, 'entries'>,
  { severity = 'warn', projectId }: WebhookFilter,
): EntryToReview[] {
  const written = new Set(opSet.ops.filter(({ op }) => op !== 'delete').map(opTarget));
  const grave = outcome.findings.filter(finding => gravity[finding.severity] >= gravity[severity]);
  return entries
    .filter(({ id }) => written.has(id))
    .filter(entry => projectId === undefined || entry.projectId === projectId)
    .map(entry => ({ entry, findings: grave.filter(({ entryId }) => entryId === entry.id) }))
    .filter(({ findings }) => findings.length > 0);
}
