import type { Fault } from '../../local/cosmos/faults.ts';
import type { Sent } from './wire.ts';

type Plan = (sent: Sent) => Fault | undefined;

/** Gives the first batches one fault each, in that order; the next ones go through. `undefined` spares one. */
export function toBatches(...faults: (Fault | undefined)[]): Plan {
  const left = [...faults];
  return sent => (sent.kind === 'batch' ? left.shift() : undefined);
}

/** Gives every request of one kind the same fault. */
export function toEvery(kind: Sent['kind'], fault: Fault): Plan {
  return sent => (sent.kind === kind ? fault : undefined);
}

/** An error as a transport throws it that knows no code. */
export function lostWithoutCode(): Error {
  return new Error('socket hang up');
}

/** What the transport throws when the SDK aborts a request after its time-out. */
export function timedOut(): Error {
  return Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' });
}
