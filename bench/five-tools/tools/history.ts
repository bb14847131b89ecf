import type { CalendarEvent, Sources } from '../../../core/sources.ts';
import { documentId, type History, type Job } from '../documents.ts';
import { readOwn, type ToolPorts, underUserLock } from '../tool.ts';

/** Third tool: what is usual and what the calendar says. Earlier entries come as the digest of them, in one read. */
export async function readHistory(ports: ToolPorts, job: Job): Promise<History> {
  const container = ports.container('history');
  return underUserLock(ports, job, async () => {
    const [earlier, calendar] = await Promise.all([
      readOwn<{ body: Pick<Sources, 'habits'> }>(container, job, documentId.habits),
      readOwn<{ body: { events: CalendarEvent[] } }>(container, job, documentId.calendar(job.week)),
    ]);
    return { habits: earlier?.body.habits ?? {}, events: calendar?.body.events ?? [] };
  });
}
