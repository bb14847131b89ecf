import type { ErrorCode } from '../../core/errors.ts';

/** Refusals that take a fault, or a week of its own: `faults.test.ts` brings them about, the contract test all others. */
export const underFault: ErrorCode[] = [
  ...(['bodyMalformed', 'busy', 'internal', 'signInUnavailable'] as const),
  ...(['storeUnavailable', 'submitBlocked', 'tooManyOperations', 'weekFull'] as const),
];
