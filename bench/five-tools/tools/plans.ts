import { noSources } from '../../../core/sources.ts';
import { documentId, type Job, type Plans } from '../documents.ts';
import { readOwn, type ToolPorts, underUserLock } from '../tool.ts';

type Assigned = { body: Pick<Plans, 'assignments'> };
type Booked = { body: Pick<Plans, 'bookings' | 'timeOff' | 'holidays'> };

/** Second tool: what is planned. Both documents are read side by side. */
export async function readPlans(ports: ToolPorts, job: Job): Promise<Plans> {
  const container = ports.container('plans');
  return underUserLock(ports, job, async () => {
    const [assigned, booked] = await Promise.all([
      readOwn<Assigned>(container, job, documentId.assignments),
      readOwn<Booked>(container, job, documentId.bookings),
    ]);
    const { assignments, bookings, timeOff, holidays } = noSources;
    return { assignments, bookings, timeOff, holidays, ...assigned?.body, ...booked?.body };
  });
}
