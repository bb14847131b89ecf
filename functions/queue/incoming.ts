import type { InvocationContext } from '@azure/functions';
import type { ErrorCode } from '../../core/errors.ts';
import type { ResultCode } from '../../core/org-run/org-run.ts';

/** A message as the trigger hands it over. `reason`: why it lies with the dead letters, if it does. */
export type Incoming = { id: string; body: unknown; reason?: string };

/** What became of a message. All of these complete it. */
export type Worked =
  | { kind: 'done'; code: ResultCode }
  | { kind: 'void' }
  | { kind: 'putOff' | 'buried'; code: ErrorCode };

/** The Functions library makes the first letters of all names small, also those of a message's own properties. */
export function incoming(body: unknown, { triggerMetadata = {} }: InvocationContext): Incoming {
  const { messageId, applicationProperties, userProperties } = triggerMetadata;
  const properties = (applicationProperties ?? userProperties ?? {}) as Record<string, unknown>;
  const reason = properties['deadLetterReason'] ?? triggerMetadata['deadLetterReason'];
  return { id: String(messageId), body, ...(typeof reason === 'string' && { reason }) };
}

/** Only what became of it goes to the log, and nothing that the message holds. */
export function logWorked(worked: Worked, id: string, context: InvocationContext): void {
  if (worked.kind === 'buried') context.warn(`dead letter: ${worked.code}`, id);
  else if (worked.kind === 'putOff') context.info(`put off: ${worked.code}`, id);
}
