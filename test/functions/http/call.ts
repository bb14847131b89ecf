import { type HttpHandler, HttpRequest, type HttpResponseInit, InvocationContext } from '@azure/functions';
import type { App } from '../../../functions/app.ts';
import type { Caller } from '../../../functions/http/caller.ts';
import type { Services } from '../../../functions/ports.ts';

/** What came of calling a handler: its response, the body as it was parsed, and what was logged. */
export type Called = {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  text: string;
  logged: unknown[];
};

type Given = {
  params?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  url?: string;
};

const somewhere = 'http://api.test/api/somewhere';

/** Calls a handler as the library does, with a bearer token unless the headers say otherwise. */
export async function call(handler: HttpHandler, given: Given = {}): Promise<Called> {
  const { params = {}, headers = { authorization: 'Bearer a.b.c' }, body, url = somewhere } = given;
  const content = body === undefined ? {} : { body: { string: JSON.stringify(body) } };
  const request = new HttpRequest({ method: 'POST', url, headers, params, ...content });
  const logged: unknown[] = [];
  const context = new InvocationContext({
    invocationId: 'invocation',
    functionName: 'function',
    logHandler: (level, ...words) => void logged.push([level, ...words]),
  });
  const response = (await handler(request, context)) as HttpResponseInit;
  const text = String(response.body ?? '');
  return {
    status: response.status ?? 200,
    headers: response.headers as Record<string, string>,
    body: text === '' ? undefined : JSON.parse(text),
    text,
    logged,
  };
}

/** An application in which everybody is the given caller, whatever their token. */
export function appFor(caller: Caller, services: () => Promise<Services>): () => App {
  return () => ({ verify: async () => caller, services });
}
