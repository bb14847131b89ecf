import type { ConnectionInputs } from '../../../connector/flow/definition.ts';
import { ActionFault } from '../gap.ts';
import { checksOf } from '../ours/checks.ts';
import { checkedAnswer } from '../ours/connector.ts';
import { findOperation } from '../ours/operation.ts';
import { requestOf } from '../ours/request.ts';
import type { Send } from '../ours/send.ts';
import type { Outputs } from '../run.ts';
import type { Simulation } from '../simulation.ts';
import type { Heard } from './heard.ts';

/** How often the platform looks where an answer does not say. */
const everyMs = 60_000;

/**
 * Looks again and again: the first call sets where to go on from, a 202 has nothing new, a 200 brings what is new; each
 * says at which Location to look next.
 */
export async function poll(
  { host, parameters }: ConnectionInputs,
  simulation: Simulation,
  send: Send,
  heard: Heard,
): Promise<() => Promise<void>> {
  const { swagger, url, wait } = simulation;
  const checks = checksOf(swagger);
  const found = findOperation(swagger, host.operationId);
  const look = async (at: { method: string; url: string }) => checkedAnswer(checks, found, await send(at));
  let last = await look(requestOf({ swagger, url, checks }, found, parameters));
  if (last.statusCode !== 202)
    throw new ActionFault('PollingFailed', `The first call is answered ${last.statusCode}, not 202.`);
  let stopped = false;
  const looking = (async () => {
    while (!stopped) {
      await wait(pauseOf(last));
      if (stopped) return;
      last = await look({ method: 'GET', url: locationOf(last) });
      if (last.statusCode === 200) await heard.news(last.body);
    }
  })().catch(heard.trouble);
  return async () => {
    stopped = true;
    await looking;
  };
}

function locationOf({ headers }: Outputs): string {
  const location = headers['location'];
  if (location === undefined)
    throw new ActionFault('PollingFailed', 'The answer does not say where to look next.');
  return location;
}

function pauseOf({ headers }: Outputs): number {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : everyMs;
}
