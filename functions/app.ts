import type { Verify } from './http/caller.ts';
import type { Services } from './ports.ts';

/** The composed application: what endpoints and workers are given to work with. */
export type App = Services & { verify: Verify };
