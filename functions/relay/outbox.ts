import { z } from 'zod';
import type { Intent } from '../../core/intent.ts';
import type { WeekId } from '../../core/week.ts';
import type { Partition } from '../ports.ts';

/** An outbox document that nobody has relayed, as far as the relay is concerned with it. */
export type OutboxMessage = Partition & { week: WeekId; runId: string; intent: Intent['kind'] };

const text = z.string().min(1);
const outbox = z.looseObject({
  kind: z.literal('outbox'),
  tenantId: text,
  userId: text,
  week: text.transform(week => week as WeekId),
  runId: text,
  intent: text.transform(intent => intent as Intent['kind']),
  relayedAt: z.never().optional(),
});

/**
 * What there is to relay in a changed document. Nothing for other kinds, for what is relayed, for tenants that may not
 * use this app, and for what is no outbox document of ours: one that cannot be read must not hold up the others.
 */
export function readOutbox(change: unknown, tenants: readonly string[]): OutboxMessage | undefined {
  const parsed = outbox.safeParse(change);
  if (!parsed.success || !tenants.includes(parsed.data.tenantId)) return undefined;
  const { tenantId, userId, week, runId, intent } = parsed.data;
  return { tenantId, userId, week, runId, intent };
}
