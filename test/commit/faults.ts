import type { Fault, Faults } from '../../local/cosmos/faults.ts';
import type { Chance } from './chance.ts';

/** How often each fault strikes one request to the store, and how much of it there is. */
const faultTable: { share: number; make: (chance: Chance) => Fault }[] = [
  { share: 0.03, make: chance => ({ kind: 'loseRequest', code: resetCode(chance) }) },
  { share: 0.03, make: chance => ({ kind: 'loseAnswer', code: resetCode(chance) }) },
  { share: 0.01, make: () => ({ kind: 'halfBody' }) },
  { share: 0.02, make: chance => ({ kind: 'landLate', afterMs: chance.below(12_000) }) },
  { share: 0.02, make: chance => ({ kind: 'status', status: 429, retryAfterMs: 5 + chance.below(400) }) },
  { share: 0.01, make: () => ({ kind: 'status', status: 449 }) },
  { share: 0.01, make: () => ({ kind: 'status', status: 503 }) },
  { share: 0.01, make: () => ({ kind: 'status', status: 408 }) },
  { share: 0.005, make: () => ({ kind: 'delay', beforeMs: 9_000 }) },
];

/** After REQUEST_SEND_ERROR the SDK may send again by itself; after the other it gives up. */
function resetCode(chance: Chance): 'REQUEST_SEND_ERROR' | 'ECONNRESET' {
  return chance.hits(0.5) ? 'REQUEST_SEND_ERROR' : 'ECONNRESET';
}

/** Every seed has weather of its own: below 1 the faults come more often than the table says, above 1 less. */
const calmnesses = [0.25, 0.5, 1, 2] as const;

/** A network: every request takes its time there and back, and in a storm things go wrong with some of them. */
export function network(chance: Chance, isStormy: () => boolean): Faults {
  const calmness = chance.pick(calmnesses);
  return () => {
    let roll = chance.next() * calmness;
    const ordinary: Fault = { kind: 'delay', beforeMs: 1 + chance.below(15), afterMs: 1 + chance.below(15) };
    if (!isStormy()) return ordinary;
    for (const { share, make } of faultTable) {
      if (roll < share) return make(chance);
      roll -= share;
    }
    return ordinary;
  };
}
