import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { z } from 'zod';
import type { Catalogue } from '../../../core/catalogue.ts';
import { defaultProfile } from '../../../core/profile.ts';
import { calendarImport, imports, profile } from '../../../functions/schemas/person.ts';
import { catalogue, policy } from '../../../functions/schemas/tenant.ts';
import { correctionRequest, runRequest } from '../../../functions/schemas/week-requests.ts';

/** One request as it came, its body checked by the schema that the API checks it with. */
export type Received = { method: string; path: string; body: Record<string, unknown>; authorization: string };

type Reply = { status: number; body?: object; headers?: Record<string, string> };

/**
 * Sign-in and API in one, as far as an importing client can see them: it checks bodies with the real schemas and keeps
 * the catalogue under its ETag, but plans nothing. `answer` may reply in its place.
 */
export async function startStandIn(answer: (received: Received) => Reply | undefined = () => undefined) {
  const received: Received[] = [];
  const stored = { catalogue: { projects: [] } as Catalogue, version: 0, tokens: 0 };
  const server = createServer(async (request, response) => {
    const { status, body, headers } = await reply(request);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body && JSON.stringify(body));
  });

  async function reply(request: IncomingMessage): Promise<Reply> {
    const text = (await Array.fromAsync(request)).join('');
    const url = request.url ?? '';
    if (url.endsWith('/oauth2/v2.0/token')) {
      stored.tokens += 1;
      return { status: 200, body: { access_token: `token-${stored.tokens}`, expires_in: 3600 } };
    }
    const path = url.replace(/^\/api\//, '');
    const { method = '', headers } = request;
    const body = text === '' ? {} : schemaOf(method, path).parse(JSON.parse(text));
    const one = {
      method,
      path,
      body: body as Record<string, unknown>,
      authorization: headers.authorization ?? '',
    };
    received.push(one);
    return answer(one) ?? usual(one, headers['if-match']);
  }

  function usual({ method, path, body }: Received, ifMatch: string | undefined): Reply {
    if (path === 'tenant/catalogue') return method === 'PUT' ? putCatalogue(body, ifMatch) : getCatalogue();
    if (path.endsWith('/profile')) return { status: 200, body: { ...defaultProfile, zone: 'Europe/Berlin' } };
    if (path.endsWith('/runs')) return { status: 200, body: { result: 'committed' } };
    return { status: 200, body: { imported: 0, rejected: [] } };
  }

  function getCatalogue(): Reply {
    const headers = stored.version > 0 ? { etag: `"${stored.version}"` } : {};
    return { status: 200, body: stored.catalogue, headers };
  }

  function putCatalogue(body: object, ifMatch: string | undefined): Reply {
    if (ifMatch !== undefined && ifMatch !== `"${stored.version}"`)
      return { status: 412, body: { code: 'versionMismatch', message: 'It has changed.' } };
    stored.catalogue = body as Catalogue;
    stored.version += 1;
    return getCatalogue();
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>(resolve => server.close(() => resolve()));
  };
  return { url, received, stored, close };
}

function schemaOf(method: string, path: string): z.ZodType {
  const kind = path.split('/').at(-1) ?? '';
  if (kind === 'calendar') return calendarImport;
  if (kind in imports) return imports[kind as keyof typeof imports];
  const schemas: Record<string, z.ZodType> = {
    catalogue,
    policy,
    profile,
    runs: runRequest,
    corrections: correctionRequest,
  };
  const schema = schemas[kind];
  if (!schema) throw new Error(`The stand-in knows no ${method} ${path}.`);
  return schema;
}
