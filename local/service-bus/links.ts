import { setTimeout } from 'node:timers/promises';
import type { Connection, Delivery } from 'rhea';
import { accepted, answer, breakConnection, rejected } from './amqp.ts';
import type { Broker } from './broker.ts';
import type { BrokerEvent, Fault, Faults } from './faults.ts';
import { conditionOf, refusal } from './refusal.ts';

/** What every link of a connection works with. */
export type LinkParts = {
  readonly broker: Broker;
  readonly faults: Faults;
  readonly connection: Connection;
};

/**
 * Does what a client asked for, under the fault plan, and answers it when it is durable. `expireLock` is called first if
 * the plan says so.
 */
export async function perform(
  { broker, faults, connection }: LinkParts,
  event: BrokerEvent,
  work: () => void,
  answered: (error?: unknown) => void,
  expireLock: () => void = () => undefined,
): Promise<void> {
  const fault = faults(event);
  if (fault?.kind === 'loseRequest') {
    breakConnection(connection);
    return;
  }
  if (fault?.kind === 'delay') await setTimeout(fault.ms, undefined, { ref: false });
  if (fault?.kind === 'expireLock') expireLock();
  const error = attempt(work, fault);
  await broker.durable();
  if (fault?.kind === 'loseAnswer') breakConnection(connection);
  else answered(error);
}

function attempt(work: () => void, fault: Fault | undefined): unknown {
  try {
    if (fault?.kind === 'throttle')
      throw refusal('com.microsoft:server-busy', 'Injected fault: server busy.');
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Answers a delivery with how it went. */
export function answerDelivery(delivery: Delivery, error: unknown): void {
  if (error === undefined) answer(delivery, accepted());
  else {
    const { condition, description } = conditionOf(error);
    answer(delivery, rejected(condition, description));
  }
}
