import { type Answers, documentId, type Job, type Summary } from '../documents.ts';
import { type ToolPorts, underUserLock, writeFenced } from '../tool.ts';

export type SummaryInput = Pick<Answers, 'entries'>;

/** Fifth tool: keeps what there is to say about the week, and the message to the person, in one transaction. */
export async function summarise(ports: ToolPorts, job: Job, input: SummaryInput): Promise<Summary> {
  const { outcome, projects } = input.entries;
  const text = `${outcome.week}: ${outcome.entries} entries, ${outcome.totalMinutes} of ${outcome.expectedMinutes} minutes.`;
  return underUserLock(ports, job, async lease => {
    await writeFenced(ports.container('summary'), job, lease, [
      { id: documentId.summary(job.week), kind: 'summary', text, projects, findings: outcome.findings },
      { id: documentId.notification(job.runId), kind: 'notification', week: job.week, text },
    ]);
    return { text };
  });
}
