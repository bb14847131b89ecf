import { ActionFault } from '../gap.ts';
import type { Connector, Outputs } from '../run.ts';
import type { Simulation } from '../simulation.ts';
import { type Checks, checksOf } from './checks.ts';
import { type Found, findOperation } from './operation.ts';
import { requestOf } from './request.ts';
import { type Send, settled } from './send.ts';

/** Our connector as the platform calls it with the connection behind a reference. */
export function ourConnector(simulation: Simulation, send: Send): Connector {
  const { swagger, url, wait } = simulation;
  const checks = checksOf(swagger);
  return async ({ id, parameters, itemsMin, timeoutMs }) => {
    const found = findOperation(swagger, id);
    const request = requestOf({ swagger, url, checks }, found, parameters);
    const first = await settled(send, request, { wait, timeoutMs });
    const checked = checkedAnswer(checks, found, first);
    if (itemsMin === undefined || first.statusCode !== 200) return checked;
    return allPages(checked, nextLinkOf(found), itemsMin, next => settled(send, next, { wait, timeoutMs }));
  };
}

/** Answers are held against their schema, as the platform does it. */
export function checkedAnswer(checks: Checks, { operation }: Found, outputs: Outputs): Outputs {
  const { statusCode, body } = outputs;
  const documented = operation.responses[String(statusCode)];
  if (!documented)
    throw new ActionFault(
      'ResponseSwaggerSchemaValidationFailure',
      `${operation.operationId} has no ${statusCode}.`,
    );
  if (!documented.schema) return outputs;
  const faults = checks.answer(documented.schema, body);
  if (faults.length === 0) return outputs;
  const where = `${operation.operationId} ${statusCode}`;
  throw new ActionFault('ResponseSwaggerSchemaValidationFailure', `${where}: ${faults.join('; ')}`);
}

function nextLinkOf({ operation }: Found): string {
  const name = operation['x-ms-pageable']?.nextLinkName;
  if (name === undefined)
    throw new ActionFault('InvalidTemplate', `${operation.operationId} has no pages to go through.`);
  return name;
}

type Page = { value: unknown[] } & Record<string, unknown>;

async function allPages(
  first: Outputs,
  nextLink: string,
  itemsMin: number,
  get: (request: { method: string; url: string }) => Promise<Outputs>,
): Promise<Outputs> {
  let page = first;
  const value = [...(first.body as Page).value];
  for (
    let next = linkOf(page, nextLink);
    next !== undefined && value.length < itemsMin;
    next = linkOf(page, nextLink)
  ) {
    page = await get({ method: 'GET', url: next });
    if (page.statusCode !== 200) return page;
    value.push(...(page.body as Page).value);
  }
  return { ...first, body: { value } };
}

function linkOf({ body }: Outputs, name: string): string | undefined {
  const link = (body as Page)[name];
  return typeof link === 'string' ? link : undefined;
}
