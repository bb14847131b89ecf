import { ActionFault, Gap } from '../gap.ts';
import type { Connector, Outputs } from '../run.ts';

/** What an operation takes. A key that ends in `/*` stands for all that begin like it. */
export type Takes = { required: readonly string[]; optional?: readonly string[] };
type Answers = (parameters: Record<string, unknown>) => Outputs | Promise<Outputs>;

/** What a stand-in was asked to do, in order. */
export type Call = { connector: string; operation: string; parameters: Record<string, unknown> };

/** Connectors of others by the name of their API. */
export type StandIns = Readonly<Record<string, Connector>>;

export type StandInOperations = Record<string, Takes & { answer: Answers }>;

/**
 * A connector of somebody else, as far as the sample flows need it: it checks what it is given, keeps it for whoever
 * looks, and answers. It says nothing about whether the real one would take it.
 */
export function standIn(name: string, operations: StandInOperations, seen: Call[]): Connector {
  return async ({ id, parameters }) => {
    const operation = Object.hasOwn(operations, id) ? operations[id] : undefined;
    if (!operation) throw new Gap(`There is no stand-in for ${id} of ${name}.`);
    check(`${name} ${id}`, operation, parameters);
    seen.push({ connector: name, operation: id, parameters });
    return operation.answer(parameters);
  };
}

function check(name: string, { required, optional = [] }: Takes, parameters: Record<string, unknown>): void {
  const known = [...required, ...optional];
  const fits = (key: string) =>
    known.some(each => (each.endsWith('/*') ? key.startsWith(each.slice(0, -1)) : each === key));
  const unknown = Object.keys(parameters).find(key => !fits(key));
  if (unknown !== undefined) throw new Gap(`${name} is given ${unknown}, which the stand-in does not know.`);
  const missing = required.find(key => [undefined, null, ''].includes(parameters[key] as string));
  if (missing !== undefined) throw new ActionFault('BadRequest', `${name} needs ${missing}.`);
}

export function ok(body: unknown): Outputs {
  return { statusCode: 200, headers: {}, body };
}

export function refused(statusCode: number, message: string): Outputs {
  return { statusCode, headers: {}, body: { code: String(statusCode), message } };
}
