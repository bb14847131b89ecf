import type { Services } from '../ports.ts';
import type { OrgRunMessage } from '../schemas/messages.ts';
import { messageId, type OrgRunAddress } from './documents.ts';

/**
 * Why an org run is to be looked at. Each reason has an id of its own, so that any number of processes that see the same
 * reason send one message between them: `step` goes on after that write, `full` follows the last result of a page,
 * `later` is the next look in a while, at most one in each stretch of time.
 */
export type Reason =
  | { kind: 'step'; step: number }
  | { kind: 'full'; page: number; generation: number }
  | { kind: 'later'; inMs: number };

export async function wake(
  { queues, clock }: Pick<Services, 'queues' | 'clock'>,
  { tenantId, orgRunId }: OrgRunAddress,
  reason: Reason,
): Promise<void> {
  const body: OrgRunMessage = { schemaVersion: 1, tenantId, orgRunId };
  const due =
    reason.kind === 'later' ? Math.ceil((clock.nowMs() + 1) / reason.inMs) * reason.inMs : undefined;
  const id = messageId(tenantId, orgRunId, ...idParts(reason, due));
  await queues.send('org-runs', [{ id, body, ...(due !== undefined && { enqueueAtMs: due }) }]);
}

function idParts(reason: Reason, due = 0): (string | number)[] {
  switch (reason.kind) {
    case 'step':
      return ['step', reason.step];
    case 'full':
      return ['full', reason.page, reason.generation];
    case 'later':
      return ['later', due];
  }
}

/** For those who have recorded what they want: if the queue cannot be reached, the sweep sees to it within two minutes. */
export async function nudge(services: Services, address: OrgRunAddress, step: number): Promise<void> {
  await wake(services, address, { kind: 'step', step }).catch(() => undefined);
}
