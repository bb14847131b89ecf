import { z } from 'zod';
import { weekStatuses } from '../../core/head.ts';
import { id } from './fields.ts';
import { continuation, seconds } from './queries.ts';

const callbackRule = 'must be an https address of at most 2,000 characters';

/** Whose events: one person's (`me` for whoever asks), those of a group, or everybody's. */
const whose = { userId: id.transform(text => text.toLowerCase()).exactOptional(), group: id.exactOptional() };

const subscription = {
  callbackUrl: z.string(callbackRule).min(1, callbackRule).max(2_000, callbackRule),
};

const grave = z.enum(['warn', 'block'], 'must be warn or block');
const orgRunKind = z.enum(['draft', 'redraft', 'reminder'], 'must be draft, redraft or reminder');

const review = { severity: grave.default('warn'), projectId: id.exactOptional() };

/** One person or a group: a person of a group would be both. */
function isOneOf({ userId, group }: { userId?: string; group?: string }): boolean {
  return userId === undefined || group === undefined;
}
const oneOfRule = { path: ['group'], message: 'must be left out when a user is given' };

const ofPeople = z.strictObject({ ...subscription, ...whose }).refine(isOneOf, oneOfRule);
const ofReviews = z.strictObject({ ...subscription, ...whose, ...review }).refine(isOneOf, oneOfRule);

/** What is asked for with a subscription, by what it is to. */
export const subscriptionRequests = {
  summaryReady: ofPeople,
  entryNeedsReview: ofReviews,
  entriesNeedReview: ofReviews,
  weekSubmitted: ofPeople,
  orgRunCompleted: z.strictObject({ ...subscription, kind: orgRunKind.exactOptional() }),
};

const status = z.enum(weekStatuses, `must be one of ${weekStatuses.join(', ')}`);

/** Which changes of weeks: those of one person or of everybody, those that led to a status or all. */
export const weekChangesQuery = z.strictObject({
  userId: whose.userId,
  status: status.exactOptional(),
});

/** The same with where the poller stands, as the location of the answer before said. */
export const pollQuery = z
  .strictObject({
    ...weekChangesQuery.shape,
    after: seconds.exactOptional(),
    until: seconds.exactOptional(),
    continuation: continuation.exactOptional(),
  })
  .refine(({ after, until }) => until === undefined || after !== undefined, {
    path: ['until'],
    message: 'must be left out without "after"',
  });
