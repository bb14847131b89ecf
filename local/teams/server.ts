import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { sendError } from '../host/http/response.ts';
import { type HttpServer, listen } from '../host/http/server.ts';
import type { Tenant } from '../sign-in/grants.ts';
import { forward } from './forward.ts';
import { type Manner, personToken } from './token.ts';

export type TeamsOptions = {
  /** 0 takes a free one. */
  port: number;
  /** Where the Functions host is: everything below `/api` is passed on to it. */
  api: string;
  authority: string;
  /** Whose people can be looked through the eyes of. */
  tenant: Tenant;
};

const pages: Record<string, { file: string; type: string }> = {
  '/': { file: 'page.html', type: 'text/html; charset=utf-8' },
  '/page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
  '/page.js': { file: 'page.ts', type: 'text/javascript; charset=utf-8' },
  '/protocol.js': { file: 'protocol.ts', type: 'text/javascript; charset=utf-8' },
  '/dialog.js': { file: 'dialog.ts', type: 'text/javascript; charset=utf-8' },
};

/**
 * A page that is to the tab what Teams is: it shows it in a frame, says who looks and how, and hands out tokens of the local
 * sign-in. Microsoft's library takes a plain http page for a host only if it has the tab's own address, so this server
 * stands before the API.
 */
export async function startTeams(options: TeamsOptions): Promise<HttpServer> {
  return listen(options.port, async (request, response, url) => {
    if (!/^(127\.0\.0\.1|localhost)$/.test(url.hostname))
      return sendError(response, 421, 'MisdirectedRequest', 'Open this page as 127.0.0.1 or localhost.');
    if (url.pathname.startsWith('/api/')) return forward(options.api, request, response, url);
    return answer(options, request, response, url);
  });
}

async function answer(
  options: TeamsOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const page = pages[url.pathname];
  if (page) {
    const text = await readFile(join(import.meta.dirname, 'page', page.file), 'utf8');
    return send(response, 200, page.type, page.file.endsWith('.ts') ? scriptOf(text) : text);
  }
  if (url.pathname === '/people') return sendJson(response, 200, peopleOf(options.tenant));
  if (url.pathname === '/token' && request.method === 'POST') {
    const manner: Manner = { authority: options.authority, tenant: options.tenant };
    const token = await personToken(manner, url.searchParams.get('person') ?? '');
    return sendJson(response, token === undefined ? 404 : 200, { token });
  }
  sendError(response, 404, 'NotFound', 'There is nothing at this address.');
}

function peopleOf({ tenantId, people }: Tenant) {
  return { tenantId, people: people.map(({ oid, name, upn, roles = [] }) => ({ oid, name, upn, roles })) };
}

/** What a browser understands of TypeScript. */
function scriptOf(text: string): string {
  return stripTypeScriptTypes(text).replaceAll(/from '\.\/(\w+)\.ts'/g, "from './$1.js'");
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  send(response, status, 'application/json', JSON.stringify(body));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
