import { setTimeout } from 'node:timers/promises';
import { Stop } from './io.ts';

const attemptsMax = 5;
const timeoutMs = 30_000;
const waitMsMax = 5_000;

/**
 * Sends a request that may be repeated, again while the service is busy (429, 503) or drops the connection.
 * `init` is called for each attempt. Throws a Stop when nothing answers there.
 */
export async function reach(url: string, init: () => Promise<RequestInit>): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt === attemptsMax;
    const sent = { ...(await init()), signal: AbortSignal.timeout(timeoutMs) };
    const answer = await fetch(url, sent).catch((error: unknown) => lost(url, error, last));
    if (answer && (last || !isBusy(answer.status))) return answer;
    await setTimeout(waitMs(answer));
  }
}

function isBusy(status: number): boolean {
  return status === 429 || status === 503;
}

function waitMs(answer: Response | undefined): number {
  const seconds = Number(answer?.headers.get('retry-after') ?? 1);
  return Math.min(waitMsMax, Number.isFinite(seconds) ? seconds * 1_000 : 1_000);
}

/** A lost connection is worth another try; one that is refused means that nothing is listening. */
function lost(url: string, error: unknown, last: boolean): undefined {
  const refused = codesOf(error).includes('ECONNREFUSED');
  if (!refused && !last) return undefined;
  const { origin } = new URL(url);
  const why = refused ? 'Nothing listens' : `No answer could be had (${codesOf(error).join(', ')})`;
  throw new Stop(`${why} at ${origin}. Start the local stack with "npm start", or say where it is: --help.`);
}

/** fetch hides the reason in `cause`, and for a name with several addresses in the errors of that cause. */
function codesOf(error: unknown): string[] {
  const { cause, errors = [], code, name } = (error ?? {}) as Partial<AggregateError & { code: string }>;
  const inner = [cause, ...errors].filter(each => each !== undefined).flatMap(codesOf);
  return inner.length > 0 ? inner : [code ?? name ?? String(error)];
}
