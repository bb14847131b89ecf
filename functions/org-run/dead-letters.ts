/**
 * What becomes of dead letters. They come to one queue: from workers that give a message up, and from the broker, which
 * forwards what was delivered too often. Each is written down with the tenant, so that its administrators see their own
 * and nobody else's; and whoever it was about gets a result, so that an org run ends although one of its messages did.
 * A re-drive makes new messages from those results: nobody has to pick among the letters of all tenants.
 */
import { type ErrorCode, errors } from '../../core/errors.ts';
import { type OrgRunPage, type Result, resultKey } from '../../core/org-run/org-run.ts';
import { giveUpDelivery } from '../delivery/receive.ts';
import type { Page, PageRequest, Services } from '../ports.ts';
import type { Incoming } from '../queue/incoming.ts';
import { anyMessage, type RunMessage, runMessage } from '../schemas/messages.ts';
import { isFull, messageId, orgRunDocument, orgRunTtl, withoutAddress } from './documents.ts';
import { wake } from './wake.ts';

/** A dead letter as administrators read it: ids only, whatever the message held. */
export type DeadLetter = {
  messageId: string;
  code: ErrorCode;
  createdAt: string;
  orgRunId?: string;
  userId?: string;
  runId?: string;
};

/** Where a letter goes that names no tenant that may use the app. Operators find it; no administrator does. */
const nobodysTenant = 'unknown';

export async function recordDeadLetter(services: Services, incoming: Incoming): Promise<DeadLetter> {
  const code = codeOf(incoming);
  const message = runMessage.safeParse(incoming.body);
  if (message.success && services.allowedTenants.includes(message.data.tenantId))
    await recordResult(services, message.data, { code, dead: true });
  await giveUpDelivery(services, incoming.body, code);
  const { tenantId, ...ids } = addressOf(services, incoming.body);
  const createdAt = new Date(services.clock.nowMs()).toISOString();
  const letter: DeadLetter = { messageId: incoming.id, code, createdAt, ...ids };
  const id = `dead-letter:${messageId(incoming.id)}`;
  await services.tenants.create(tenantId, id, { ...letter, kind: 'dead-letter', ttl: orgRunTtl.deadLetter });
  return letter;
}

/** The broker's own reasons are not ours: it forwards what was delivered too often. */
function codeOf({ reason }: Incoming): ErrorCode {
  return reason !== undefined && Object.hasOwn(errors, reason)
    ? (reason as ErrorCode)
    : 'deliveriesExhausted';
}

/** Only for somebody who waits: another delivery of the same message may have come to a better end. */
async function recordResult(services: Services, message: RunMessage, result: Result): Promise<void> {
  const { tenantId, orgRunId, page, index, generation } = message;
  const key = resultKey(index);
  const after = await services.tenants.set<OrgRunPage>(
    tenantId,
    orgRunDocument.page(orgRunId, page),
    { [`/results/${key}`]: result },
    `NOT IS_DEFINED(c.results.${key})`,
  );
  if (after && isFull(after))
    await wake(services, { tenantId, orgRunId }, { kind: 'full', page, generation });
}

function addressOf({ allowedTenants }: Services, body: unknown) {
  const parsed = anyMessage.safeParse(body);
  if (!parsed.success || !allowedTenants.includes(parsed.data.tenantId)) return { tenantId: nobodysTenant };
  const known = Object.entries(parsed.data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { tenantId: string } & Pick<
    DeadLetter,
    'orgRunId' | 'userId' | 'runId'
  >;
}

/** The dead letters of a tenant, the newest first. */
export async function listDeadLetters(
  { tenants }: Services,
  tenantId: string,
  page: PageRequest,
): Promise<Page<DeadLetter>> {
  const { items, ...rest } = await tenants.newest<DeadLetter>(tenantId, 'dead-letter', page);
  return { ...rest, items: items.map(withoutAddress) };
}
