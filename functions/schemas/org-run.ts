import { z } from 'zod';
import { pacing } from '../../core/pacing.ts';
import { flag, id, rate, week, zone } from './fields.ts';

const weekdayRule = 'must be a weekday from 0 (Monday) to 6 (Sunday)';
const usersMax = 5_000;

/** Those for whom it is time: people of a zone whose working week begins (or ends, for redraft and reminder) then. */
const selection = z.strictObject({
  zone,
  weekday: z.int(weekdayRule).min(0, weekdayRule).max(6, weekdayRule),
});

/** The client's id: the same action under the same id takes effect once, however late it is repeated. */
export const steerRequest = z.strictObject({ runId: id.exactOptional() });

/** A run for everybody who has agreed, for those of them who are of a group or selected, or for the people who are listed. */
export const orgRunRequest = z
  .strictObject({
    /** The client's id: the same request under the same id starts one org run. */
    orgRunId: id,
    week,
    kind: z.enum(['draft', 'redraft', 'reminder'], 'must be draft, redraft or reminder'),
    dryRun: flag.default(false),
    rate: rate.default(pacing.rateDefault),
    users: z
      .array(id, 'must be a list of object ids')
      .min(1, 'must name at least one user')
      .max(usersMax, `must name at most ${usersMax} users`)
      .transform(ids => [...new Set(ids.map(each => each.toLowerCase()))])
      .exactOptional(),
    /** People whose profile names this group. */
    group: id.exactOptional(),
    selection: selection.exactOptional(),
  })
  .refine(({ users, group }) => users === undefined || group === undefined, {
    path: ['group'],
    message: 'must be left out when users are listed',
  })
  .refine(({ users, selection }) => users === undefined || selection === undefined, {
    path: ['selection'],
    message: 'must be left out when users are listed',
  });
