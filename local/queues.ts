import type { QueueRules } from './service-bus/rules.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const common = {
  maxDeliveryCount: 10,
  lockMs: MINUTE,
  duplicateWindowMs: 10 * MINUTE,
} satisfies Partial<QueueRules>;

/** The queues of Time Agent. What exceeds its deliveries anywhere is gathered in `dead-letters`. */
export const queues: readonly QueueRules[] = [
  { name: 'runs', ...common, forwardDeadLettersTo: 'dead-letters' },
  { name: 'org-runs', ...common, forwardDeadLettersTo: 'dead-letters' },
  { name: 'deliveries', ...common, forwardDeadLettersTo: 'dead-letters' },
  { name: 'webhooks', ...common, forwardDeadLettersTo: 'dead-letters' },
  { name: 'dead-letters', ...common },
];
