import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, type Service } from './endpoints.ts';
import type { Tenant } from './grants.ts';
import { openKeyRing } from './keys.ts';
import type { SigningKey } from './tokens.ts';

export interface SignInOptions {
  /** A free port when left out. Issuers contain it, so tokens outlive a restart only with a fixed one. */
  port?: number;
  /** Keeps the keys across restarts; created when missing, readable by its owner only. */
  keyFile?: string;
  tenants: Tenant[];
  /** The `aud` of every token. */
  audience: string;
  /** The `scp` of every token for a person, such as `Week.ReadWrite`. */
  scope: string;
  /** Milliseconds since 1970; the machine's clock when left out. */
  now?: () => number;
}

export interface SignIn {
  /** `http://127.0.0.1:<port>`; a tenant's issuer is `<authority>/<tenant id>/v2.0`. */
  authority: string;
  /** The key that signs tokens now, for minting others with it. */
  signingKey(): SigningKey;
  /** Adds a new key, which signs from now on; the old one stays published. */
  rotate(): Promise<void>;
  /** Stops publishing all keys but the newest. */
  retire(): void;
  /** While down, keys and discovery answer 503. */
  setDown(down: boolean): void;
  /** How often the keys were asked for, the refused times included. */
  keyRequests(): number;
  close(): Promise<void>;
}

/** A stand-in for Microsoft Entra's token, key and discovery endpoints (v2.0 shapes) on 127.0.0.1, for everybody there. */
export async function startSignIn(options: SignInOptions): Promise<SignIn> {
  const keys = await openKeyRing(options.keyFile);
  const { tenants, audience, scope, now = Date.now } = options;
  const service: Service = {
    tenants,
    audience,
    scope,
    now,
    keys,
    authority: '',
    down: false,
    keyRequests: 0,
  };
  const server = createServer((request, response) => void answer(service, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  service.authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    authority: service.authority,
    signingKey: keys.current,
    rotate: keys.rotate,
    retire: keys.retire,
    setDown: down => {
      service.down = down;
    },
    keyRequests: () => service.keyRequests,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
