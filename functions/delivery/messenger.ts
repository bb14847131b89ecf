import type { Delivery, SendResult } from '../../core/delivery.ts';
import type { Partition } from '../ports.ts';

/** Brings a message to a person. May send twice what it was asked for twice: the ledger sees to it that it rarely is. */
export type Messenger = {
  /** What it throws counts as a failure that may pass. */
  send(partition: Partition, delivery: Pick<Delivery, 'week' | 'runId' | 'message'>): Promise<SendResult>;
};

/** The messenger of a product without a bot: nobody has installed it, and the ledger says so. */
export const withoutBot: Messenger = { send: async () => ({ kind: 'notInstalled' }) };
