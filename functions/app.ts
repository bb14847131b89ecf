import type { Verify } from './http/caller.ts';
import type { Services } from './ports.ts';

/** The composed application. Who is calling is settled before the store is even looked for. */
export type App = {
  verify: Verify;
  /** What the data path works with; rejects while the store cannot be reached or is not fit. */
  services(): Promise<Services>;
};
