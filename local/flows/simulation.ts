import type { Swagger } from '../../connector/build/swagger-types.ts';
import type { StandIns } from './stand-ins/stand-in.ts';

/** What stands around the flows in the place of the platform. */
export type Simulation = {
  /** The definition of our connector; every call and every answer is held against it. */
  swagger: Swagger;
  /** The host that the app listens on, in the place of the definition's. */
  url: string;
  /** An access token of the connection behind a connection reference, by its logical name. */
  token(reference: string): Promise<string>;
  standIns: StandIns;
  /** Environment variables by schema name; those that are not here have their default. */
  values: Readonly<Record<string, unknown>>;
  /** Waits as it is told to, or for a shorter time, so that a test need not sit it out. */
  wait(ms: number): Promise<void>;
  tell(line: string): void;
};
