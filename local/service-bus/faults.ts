/** Something that a client does, or that is done to it. `queue` is the address as the broker knows it. */
export type BrokerEvent =
  | { readonly kind: 'send'; readonly queue: string; readonly ids: readonly string[] }
  | { readonly kind: 'deliver'; readonly queue: string; readonly id: string }
  | { readonly kind: 'settle'; readonly queue: string; readonly outcome: string }
  | { readonly kind: 'request'; readonly queue: string; readonly operation: string };

/**
 * What can go wrong with one event.
 * - `delay`: done `ms` later.
 * - `throttle`: refused as server-busy. Not for deliveries.
 * - `loseRequest`: the connection breaks before it is done.
 * - `loseAnswer`: it is done, then the connection breaks.
 * - `expireLock`: the lock of the message ends first. With `deliver` it ends right after: the message is delivered
 *   again while the first receiver works on it.
 */
export type Fault =
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'throttle' | 'loseRequest' | 'loseAnswer' | 'expireLock' };

/** Decides, for each event in its order, whether something goes wrong with it. */
export type Faults = (event: BrokerEvent) => Fault | undefined;
