import type { QueueName, Queues, Services } from '../ports.ts';
import type { Incoming } from '../queue/incoming.ts';
import type { Telemetry } from './telemetry.ts';

/** The property under which Azure's SDKs pass an operation on with a message of Service Bus. */
export const operationProperty = 'Diagnostic-Id';

/** Queues whose messages say which operation they were sent from, unless they continue another. */
export function continuing(queues: Queues, telemetry: Telemetry): Queues {
  return {
    async send(queue, messages) {
      const operation = telemetry.operation();
      if (operation === undefined) return queues.send(queue, messages);
      const property = { [operationProperty]: operation };
      const carrying = messages.map(each => ({ ...each, properties: { ...property, ...each.properties } }));
      return queues.send(queue, carrying);
    },
  };
}

/** Works on a message as a part of the operation that it was sent from. */
export function receiving<T>(
  { telemetry, clock }: Pick<Services, 'telemetry' | 'clock'>,
  queue: QueueName,
  { parent, enqueuedAtMs }: Incoming,
  work: () => Promise<T>,
): Promise<T> {
  if (enqueuedAtMs !== undefined)
    telemetry.measure('queue.age', Math.max(0, clock.nowMs() - enqueuedAtMs), queue);
  return telemetry.within(parent, work);
}
