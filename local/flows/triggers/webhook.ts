import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { ConnectionInputs } from '../../../connector/flow/definition.ts';
import { ActionFault, Gap } from '../gap.ts';
import { checksOf } from '../ours/checks.ts';
import { checkedAnswer } from '../ours/connector.ts';
import { bodyOf, findOperation } from '../ours/operation.ts';
import { requestOf } from '../ours/request.ts';
import { type Send, sendWith } from '../ours/send.ts';
import type { Outputs } from '../run.ts';
import type { Simulation } from '../simulation.ts';
import type { Heard } from './heard.ts';

/**
 * Subscribes with an address of its own, and hears what is sent there until it is told to stop. What is sent is held
 * against the definition; the subscription is ended at its Location, which has to authorise itself.
 */
export async function subscribe(
  { host, parameters }: ConnectionInputs,
  simulation: Simulation,
  send: Send,
  heard: Heard,
): Promise<() => Promise<void>> {
  const { swagger, url } = simulation;
  const checks = checksOf(swagger);
  const found = findOperation(swagger, host.operationId);
  const { notifies } = found;
  if (!notifies) throw new Gap(`${host.operationId} does not say what it sends.`);
  const receiver = await receive(async body => {
    const faults = checks.answer(notifies, body);
    if (faults.length === 0) return heard.news(body);
    return heard.trouble(new Error(`Not as ${host.operationId} says: ${faults.join('; ')}`));
  });
  const ask = async () => {
    const given = { ...parameters, [callbackParameter(found)]: receiver.url };
    const sent = await send(requestOf({ swagger, url, checks }, found, given));
    return locationOf(host.operationId, checkedAnswer(checks, found, sent));
  };
  const location = await ask().catch(async error => {
    await receiver.close();
    throw error;
  });
  return async () => {
    const { statusCode } = await sendWith(undefined)({ method: 'DELETE', url: location });
    await receiver.close();
    if (statusCode >= 400) throw new ActionFault('UnsubscribeFailed', `${location} answers ${statusCode}.`);
  };
}

function locationOf(id: string, { statusCode, headers, body }: Outputs): string {
  const location = headers['location'];
  if (statusCode === 201 && location !== undefined) return location;
  throw new ActionFault('SubscriptionFailed', `${id}: ${statusCode} ${JSON.stringify(body)}`);
}

/** The parameter that the platform puts its address into; makers do not see it. */
function callbackParameter({ operation }: ReturnType<typeof findOperation>): string {
  const body = bodyOf(operation);
  const fields = Object.entries(body?.schema?.properties ?? {});
  const field = fields.find(([, schema]) => schema['x-ms-notification-url'])?.[0];
  if (!body || field === undefined) throw new Gap(`${operation.operationId} has no field for the address.`);
  return `${body.name}/${field}`;
}

/** Listens on loopback at an address that nobody can guess. Says yes before anything is done with what came, as the platform does. */
async function receive(
  hear: (body: unknown) => Promise<void>,
): Promise<{ url: string; close(): Promise<void> }> {
  const path = `/${randomUUID()}`;
  const server = createServer(async (request: IncomingMessage, response) => {
    if (request.method !== 'POST' || request.url !== path) return response.writeHead(404).end();
    const body = await json(request);
    response.writeHead(202).end();
    return hear(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}
