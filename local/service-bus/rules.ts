/** What a queue is told when it is made. The names in brackets are those of Azure's templates. */
export type QueueRules = {
  readonly name: string;
  /** After so many deliveries that were not completed, a message is a dead letter [maxDeliveryCount]. */
  readonly maxDeliveryCount: number;
  /** How long a receiver has a message for itself, unless it renews [lockDuration]. */
  readonly lockMs: number;
  /** How long the ids of messages are remembered; 0 turns duplicate detection off [duplicateDetectionHistoryTimeWindow]. */
  readonly duplicateWindowMs: number;
  /** The queue that gets the dead letters, instead of this queue's own sub-queue [forwardDeadLetteredMessagesTo]. */
  readonly forwardDeadLettersTo?: string;
};

/** A message as sent, and a batch as a whole, in bytes: that of Azure's standard tier. */
export const MESSAGE_BYTES_MAX = 256 * 1024;
