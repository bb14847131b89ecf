import { z } from 'zod';
import { deliveryStates } from '../../core/delivery.ts';
import { week } from './fields.ts';

/** What may follow the question mark of an address. */
const continuation = z.string().min(1, 'must be what the last answer said').max(4_096);

export const ofWeek = z.strictObject({ week: week.exactOptional() });

export const tenantDeliveriesQuery = z.strictObject({
  week: week.exactOptional(),
  state: z.enum(deliveryStates, `must be one of ${deliveryStates.join(', ')}`).exactOptional(),
  continuation: continuation.exactOptional(),
});
