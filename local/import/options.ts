import { type ParseArgsConfig, parseArgs } from 'node:util';
import { loopback, ports } from '../addresses.ts';
import { sampleApp, sampleTenantId } from '../sample/directory.ts';
import { type Api, createApi } from './api.ts';
import { UsageError } from './io.ts';
import { clientCredentials } from './token.ts';

/** Options that every import has: where the API is, and as whom to sign in. */
export const connectionOptions = {
  api: { type: 'string', default: loopback(ports.api) },
  authority: { type: 'string', default: loopback(ports.signIn) },
  tenant: { type: 'string', default: sampleTenantId },
  client: { type: 'string', default: sampleApp.appId },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsConfig['options'];

export const connectionHelp = `  --api URL          the API (default ${connectionOptions.api.default})
  --authority URL    where to sign in (default ${connectionOptions.authority.default})
  --tenant ID        the tenant (default: the sample organisation's)
  --client ID        the application to sign in as (default: the sample organisation's)
  -h, --help         this text`;

export const exitHelp = `Exit code: 0 all went in; 3 some was refused and listed, the rest went in; 2 the command line is wrong;
1 nothing could be done.`;

/** Reads a command line. Throws a UsageError that says what is wrong with it. */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    const config = { args: [...args], options, allowPositionals: true, allowNegative: true } as const;
    return parseArgs<typeof config>(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The one argument that is not an option. */
export function onlyArgument(positionals: readonly string[], name: string): string {
  const [argument, unexpected] = positionals;
  if (argument === undefined) throw new UsageError(`${name} is missing.`);
  if (unexpected !== undefined) throw new UsageError(`"${unexpected}" is one argument too many.`);
  return argument;
}

type Connection = { api: string; authority: string; tenant: string; client: string };

/** Opens the API under the identity that the options name. Nothing is sent yet. */
export function connect({ api, authority, tenant, client }: Connection): Api {
  for (const [option, url] of Object.entries({ api, authority })) {
    if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
      throw new UsageError(`--${option} must be a URL such as http://127.0.0.1:7071, not "${url}".`);
  }
  return createApi({ baseUrl: api, token: clientCredentials({ authority, tenant, client }) });
}
