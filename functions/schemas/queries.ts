import { z } from 'zod';
import { deliveryStates } from '../../core/delivery.ts';
import { weekStatuses } from '../../core/head.ts';
import { id, locale, text, week } from './fields.ts';

/** What may follow the question mark of an address. */
export const continuation = z.string().min(1, 'must be what the last answer said').max(4_096);

/** Whether the week is wanted as text and card, too. */
export const weekQuery = z.strictObject({
  words: z.enum(['true', 'false'], 'must be true or false').exactOptional(),
});

export const explainedQuery = z.strictObject({ locale: locale.exactOptional() });

export const ofWeek = z.strictObject({ week: week.exactOptional() });

export const deliveriesQuery = z.strictObject({
  week: week.exactOptional(),
  continuation: continuation.exactOptional(),
});

/** Org runs have no filter. */
export const pagedQuery = z.strictObject({ continuation: continuation.exactOptional() });

const status = z.enum(weekStatuses, `must be one of ${weekStatuses.join(', ')}`);

export const entriesQuery = z.strictObject({
  status: status.exactOptional(),
  continuation: continuation.exactOptional(),
});

export const runsQuery = z.strictObject({ continuation: id.exactOptional() });

export const usersQuery = z.strictObject({
  week: week.exactOptional(),
  continuation: continuation.exactOptional(),
});

const search = text(100);
export const projectsQuery = z.strictObject({
  search: search.exactOptional(),
  continuation: continuation.exactOptional(),
});
export const tasksQuery = z.strictObject({
  projectId: id.exactOptional(),
  search: search.exactOptional(),
  continuation: continuation.exactOptional(),
});

/** Whether the location of the answer is one that answers 202 until the org run has ended. */
export const startQuery = z.strictObject({
  wait: z.enum(['true', 'false'], 'must be true or false').exactOptional(),
});

export const tenantDeliveriesQuery = z.strictObject({
  week: week.exactOptional(),
  state: z.enum(deliveryStates, `must be one of ${deliveryStates.join(', ')}`).exactOptional(),
  continuation: continuation.exactOptional(),
});

/** A second of the clock, as an address that we have given out holds it. */
export const seconds = z
  .string()
  .regex(/^\d{1,11}$/, 'must be what the last answer said')
  .transform(Number);

/** Since when somebody waits for the outcome of a run. */
export const outcomeQuery = z.strictObject({ asked: seconds.exactOptional() });
