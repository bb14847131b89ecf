import type { z } from 'zod';
import { subscriptionRequests, weekChangesQuery } from '../../functions/schemas/webhooks.ts';
import type { Operation, Trigger } from './operation.ts';

/** What starts flows. */
export const triggerOperations: Operation[] = [
  webhook('WhenSummaryIsReady', 'summary-ready', subscriptionRequests.summaryReady, {
    summary: 'When a summary is ready',
    description:
      'Starts a flow when the agent has drafted a week, with the week as text ready to post in the language of the person.',
    trigger: single('SummaryReady', 'To see it work now, run a week for one user.'),
  }),
  webhook('WhenEntryNeedsReview', 'entry-needs-review', subscriptionRequests.entryNeedsReview, {
    summary: 'When an entry needs review',
    description:
      'Starts a flow for each entry that was written and that the review warns of. Use the trigger for a whole week where one flow is enough.',
    trigger: single('EntryNeedsReview', reviewHint()),
  }),
  webhook('WhenEntriesNeedReview', 'entries-need-review', subscriptionRequests.entriesNeedReview, {
    summary: 'When entries need review',
    description:
      'Brings all entries of one run that the review warns of in one call. Starts a flow for each of them, or one for all when split on is switched off.',
    trigger: { kind: 'batch', notifies: 'EntriesNeedReview', hint: reviewHint() },
  }),
  webhook('WhenWeekIsSubmitted', 'week-submitted', subscriptionRequests.weekSubmitted, {
    summary: 'When a week is submitted',
    description:
      'Starts a flow when a person has submitted a week for approval, with the week as text ready to post.',
    trigger: single('WeekSubmitted', 'To see it work now, submit a week.'),
  }),
  webhook('WhenOrgRunCompletes', 'org-run-completed', subscriptionRequests.orgRunCompleted, {
    summary: 'When a run of the organisation completes',
    description:
      'Starts a flow when a run of the organisation has ended or was cancelled, with how many people came to which result.',
    trigger: single(
      'OrganisationRunCompleted',
      'To see it work now, start a dry run of the organisation for a few users.',
    ),
  }),
  {
    ...{ id: 'WhenWeekChanges', handler: 'weekChanges', method: 'get', path: '/week-changes' },
    summary: 'When a week changes',
    description:
      'Looks for weeks that have changed since it last looked, each as it stands now with all its entries. With a status, weeks that have it only.',
    ...{ visibility: 'important', query: weekChangesQuery, answer: 'WeekChanges' },
    trigger: { kind: 'batch', hint: 'To see it work now, correct an entry and wait for half a minute.' },
  },
  {
    ...{ id: 'DeleteSubscription', handler: 'unsubscribe', method: 'delete', open: true },
    path: '/webhooks/subscriptions/{subscription}',
    summary: 'Delete a subscription',
    description: 'Ends a subscription. The platform calls it when a flow is switched off or deleted.',
    ...{ visibility: 'internal', answer: 'Unsubscribed', refusals: ['webhooksUnavailable', 'busy'] },
  },
];

function reviewHint(): string {
  return 'To see it work now, correct an entry so that the review warns of it.';
}

function single(notifies: string, hint: string): Trigger {
  return { kind: 'single', notifies, hint };
}

function webhook(
  id: string,
  name: string,
  body: z.ZodType,
  words: Required<Pick<Operation, 'summary' | 'description' | 'trigger'>>,
): Operation {
  return {
    ...{ id, handler: `subscribe${id.slice('When'.length)}`, method: 'post' },
    ...{ path: `/webhooks/${name}`, ...words },
    ...{ visibility: 'important', body, answer: 'Subscription' },
    refusals: ['callbackRefused', 'tooManySubscriptions', 'webhooksUnavailable', 'busy'],
  };
}
