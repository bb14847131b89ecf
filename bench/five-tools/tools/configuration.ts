import { defaultProfile, type Profile } from '../../../core/profile.ts';
import { weekDates } from '../../../core/week.ts';
import { type Configuration, documentId, type Job } from '../documents.ts';
import { readOwn, type ToolPorts, underUserLock } from '../tool.ts';

/** First tool: how the person works, what the tenant has laid down, and which days the week has. */
export async function readConfiguration(ports: ToolPorts, job: Job): Promise<Configuration> {
  return underUserLock(ports, job, async () => {
    const [profile, { policy }] = await Promise.all([
      readOwn<{ body: Profile }>(ports.container('configuration'), job, documentId.profile),
      ports.settings(job.tenantId),
    ]);
    return { profile: profile?.body ?? defaultProfile, policy, dates: weekDates(job.week) };
  });
}
