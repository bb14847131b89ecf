import { ActionFault } from '../gap.ts';
import type { Outputs } from '../run.ts';
import type { Request } from './request.ts';

/** One request with a connection. Throws an ActionFault when nothing comes back. */
export type Send = (request: Request) => Promise<Outputs>;

/** The platform's default for most licences. https://learn.microsoft.com/power-automate/limits-and-config#retry */
const retriesMax = 8;
const retryMs = 5_000;
/** Where an answer does not say how long to wait. */
const locationRetryMs = 20_000;

type Patience = { wait(ms: number): Promise<void>; timeoutMs: number };

/** Sends until there is an answer that stays: the same request again when it may help, the location of a 202 until it ends. */
export async function settled(send: Send, request: Request, patience: Patience): Promise<Outputs> {
  let [answer, waitedMs] = [await persistent(send, request, patience), 0];
  while (answer.statusCode === 202) {
    const location = answer.headers['location'];
    if (location === undefined) throw new ActionFault('InvalidResponse', 'A 202 has no location.');
    if (waitedMs >= patience.timeoutMs) throw new ActionFault('ActionTimedOut', 'It has not ended in time.');
    const pauseMs = secondsOf(answer) ?? locationRetryMs;
    waitedMs += pauseMs;
    await patience.wait(pauseMs);
    answer = await persistent(send, { method: 'GET', url: location }, patience);
  }
  return answer;
}

async function persistent(send: Send, request: Request, { wait }: Patience): Promise<Outputs> {
  for (let retries = 0; ; retries += 1) {
    const answer = await send(request);
    if (!mayHelp(answer.statusCode) || retries === retriesMax) return answer;
    await wait(secondsOf(answer) ?? retryMs * 2 ** retries);
  }
}

function mayHelp(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** In milliseconds. */
function secondsOf({ headers }: Outputs): number | undefined {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined;
}

const answerMsMax = 120_000;

/** Sends over HTTP with the token of a connection. A location that authorises itself takes none. */
export function sendWith(token: (() => Promise<string>) | undefined): Send {
  return async ({ method, url, body }) => {
    const answer = await fetch(url, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${await token()}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(answerMsMax),
    }).catch(error => {
      throw new ActionFault(
        'BadGateway',
        `${new URL(url).host} cannot be reached: ${(error as Error).message}`,
      );
    });
    const text = await answer.text();
    const headers = Object.fromEntries(answer.headers);
    return { statusCode: answer.status, headers, ...(text !== '' && { body: JSON.parse(text) }) };
  };
}
