import { isStoreFault } from '../io/store-fault.ts';
import type { Services } from '../ports.ts';
import type { Incoming, Worked } from '../queue/incoming.ts';
import { orgRunMessage } from '../schemas/messages.ts';
import { advance } from './advance.ts';
import { bury } from './bury.ts';
import { wake } from './wake.ts';

/** How long to leave a store alone that is busy or out of reach. */
const storeRestMs = 10_000;

/** Works on the messages of the queue `org-runs`, each of which moves one org run on as far as it goes. */
export async function dispatchOrgRun(services: Services, incoming: Incoming): Promise<Worked> {
  const parsed = orgRunMessage.safeParse(incoming.body);
  if (!parsed.success) return bury(services, incoming, 'messageInvalid');
  const { tenantId, orgRunId } = parsed.data;
  if (!services.allowedTenants.includes(tenantId)) return bury(services, incoming, 'tenantUnknown');
  try {
    const advanced = await advance(services, { tenantId, orgRunId });
    if (advanced === 'unknown') return await bury(services, incoming, 'orgRunUnknown');
    return { kind: 'void' };
  } catch (error) {
    if (!isStoreFault(error)) throw error;
    await wake(services, { tenantId, orgRunId }, { kind: 'later', inMs: storeRestMs });
    return { kind: 'putOff', code: 'storeUnavailable' };
  }
}
