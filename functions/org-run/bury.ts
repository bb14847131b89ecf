import { type ErrorCode, problem } from '../../core/errors.ts';
import type { Services } from '../ports.ts';
import type { Incoming, Worked } from '../queue/incoming.ts';

/**
 * Sends a message to the dead letters as it is, with the reason beside it; its own copy is then completed. It keeps its
 * id, so a crash between the two leaves one dead letter and not two.
 */
export async function bury(
  { queues }: Pick<Services, 'queues'>,
  { id, body }: Incoming,
  code: ErrorCode,
): Promise<Extract<Worked, { kind: 'buried' | 'putOff' }>> {
  const properties = { DeadLetterReason: code, DeadLetterErrorDescription: problem(code).message };
  await queues.send('dead-letters', [{ id, body: (body ?? {}) as object, properties }]);
  return { kind: 'buried', code };
}
