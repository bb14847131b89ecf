import { type OrgRun, type OrgRunPage, waiting } from '../../core/org-run/org-run.ts';
import { dueMs } from '../../core/pacing.ts';
import type { QueueMessage, Services } from '../ports.ts';
import type { RunMessage } from '../schemas/messages.ts';
import { messageId, type OrgRunAddress } from './documents.ts';
import { reservePace } from './pace.ts';

/** Sends a message for everybody on a page who has no result, each due at their instant. */
export async function sendPage(
  services: Services,
  address: OrgRunAddress,
  { generation, request }: OrgRun,
  page: number,
  { users, results }: OrgRunPage,
): Promise<void> {
  const indices = waiting({ users, results });
  if (indices.length === 0) return;
  const startMs = await reservePace(services, address.tenantId, indices.length, request.rate);
  const messages = indices.map((index, place) => {
    const userId = users[index] as string;
    const body: RunMessage = { schemaVersion: 1, ...address, userId, page, index, generation, attempt: 1 };
    return runMessageOf(body, dueMs(startMs, place, request.rate));
  });
  await services.queues.send('runs', messages);
}

export function runMessageOf(body: RunMessage, enqueueAtMs: number): QueueMessage {
  const { tenantId, orgRunId, page, index, generation, attempt } = body;
  return { id: messageId(tenantId, orgRunId, page, index, generation, attempt), body, enqueueAtMs };
}
