import { z } from 'zod';
import { id } from './fields.ts';

/** What lies in the queues. Ids only; a version, because messages of an older release may still lie there. */
const schemaVersion = z.literal(1);
const tenantId = z.string().min(1).max(64);
const count = z.int().min(0);

/** Queue `org-runs`: move this org run on. */
export const orgRunMessage = z.strictObject({ schemaVersion, tenantId, orgRunId: id });

/** Queue `runs`: one person's week of an org run, and where its result belongs. */
export const runMessage = z.strictObject({
  schemaVersion,
  tenantId,
  orgRunId: id,
  userId: id,
  page: count,
  index: count,
  generation: count,
  /** Grows with every time that the message was put off. */
  attempt: z.int().min(1),
});

export type OrgRunMessage = z.output<typeof orgRunMessage>;
export type RunMessage = z.output<typeof runMessage>;

/** What can be told of a message of whatever kind that ended with the dead letters. */
export const anyMessage = z.object({
  tenantId,
  orgRunId: id.optional().catch(undefined),
  userId: id.optional().catch(undefined),
  runId: id.optional().catch(undefined),
});
