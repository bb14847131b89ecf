import type { Partition } from '../functions/ports.ts';

/** Where a person can be written to. No names: only what the next message needs. */
export type Conversation = { serviceUrl: string; conversationId: string; botId: string };

/** What comes from Teams, reduced to what the bot acts on. Who it is from has been verified by then. */
export type Incoming = Partition & {
  conversation: Conversation;
  /** In the person's own chat with the bot: weeks are talked of nowhere else. */
  personal: boolean;
  /** The language of the client, for people who have not chosen one. */
  locale?: string;
  event: IncomingEvent;
};

export type IncomingEvent =
  | { kind: 'message'; text: string }
  /** A button; `data` is not to be trusted before it has been read. `asMessage`: from a client of long ago. */
  | { kind: 'action'; data: unknown; asMessage: boolean }
  /** A dialog is opened, or a button in one pressed. `cardId`: the message whose card opens it, where Teams says so. */
  | { kind: 'dialog'; data: unknown; cardId?: string }
  | { kind: 'installed' }
  | { kind: 'uninstalled' }
  /** `invoke`: it waits for an answer. */
  | { kind: 'unknown'; invoke: boolean };
