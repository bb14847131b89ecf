import type { SendResult } from '../../../core/delivery.ts';
import type { Messenger } from '../../../functions/delivery/messenger.ts';

/** A messenger that answers by a script, and remembers whom it brought what. */
export type ScriptedMessenger = Messenger & {
  /** `tenant|user|run` of everything that arrived, also when the answer says otherwise. */
  arrived: string[];
  /** What comes of the next sends, in that order; then everything is sent. */
  script: (SendResult | Error)[];
  /** Awaited before a message arrives. */
  before: (recipient: { tenantId: string; userId: string }) => Promise<void> | void;
  /** The answer instead of the script's, when there is one. */
  answer: (recipient: { tenantId: string; userId: string }) => SendResult | undefined;
};

export function scriptedMessenger(): ScriptedMessenger {
  const messenger: ScriptedMessenger = {
    arrived: [],
    script: [],
    before: () => undefined,
    answer: () => undefined,
    async send(recipient, { runId }) {
      await messenger.before(recipient);
      const result = messenger.answer(recipient) ?? messenger.script.shift() ?? { kind: 'sent' };
      if (result instanceof Error) throw result;
      if (result.kind === 'sent')
        messenger.arrived.push(`${recipient.tenantId}|${recipient.userId}|${runId}`);
      return result;
    },
  };
  return messenger;
}
