import { evaluate } from '../expression/evaluate.ts';
import { ActionFault, Gap } from '../gap.ts';
import type { Perform } from '../graph.ts';
import { type FlowRun, surroundingsOf } from '../run.ts';

const fits: Record<string, (value: unknown) => boolean> = {
  string: value => typeof value === 'string',
  integer: value => Number.isInteger(value),
  float: value => typeof value === 'number',
  boolean: value => typeof value === 'boolean',
  array: value => Array.isArray(value),
  object: value => typeof value === 'object' && value !== null && !Array.isArray(value),
};

type Declared = { variables: { name: string; type: string; value?: unknown }[] };
type Assigned = { name: string; value: unknown };

export const initialise: Perform = async (_, { inputs }, frame) => {
  // The platform takes it nowhere else.
  if (frame.items.length > 0) throw new Gap('A variable is initialised outside of loops.');
  for (const { name, type, value } of (evaluate(inputs, surroundingsOf(frame)) as Declared).variables) {
    if (!Object.hasOwn(fits, type)) throw new Gap(`The simulation has no variables of the type ${type}.`);
    frame.run.variables.set(name, { type, value: null });
    if (value !== undefined) assign(frame.run, name, value);
  }
  return { status: 'Succeeded' };
};

export const set: Perform = async (_, { inputs }, frame) => {
  const { name, value } = evaluate(inputs, surroundingsOf(frame)) as Assigned;
  assign(frame.run, name, value);
  return { status: 'Succeeded' };
};

export const append: Perform = async (_, { inputs }, frame) => {
  const { name, value } = evaluate(inputs, surroundingsOf(frame)) as Assigned;
  assign(frame.run, name, [...((declared(frame.run, name).value ?? []) as unknown[]), value]);
  return { status: 'Succeeded' };
};

export const increment: Perform = async (_, { inputs }, frame) => {
  const { name, value } = evaluate(inputs, surroundingsOf(frame)) as Assigned;
  assign(frame.run, name, Number(declared(frame.run, name).value) + Number(value));
  return { status: 'Succeeded' };
};

function assign(run: FlowRun, name: string, value: unknown): void {
  const { type } = declared(run, name);
  if (!fits[type]?.(value))
    throw new ActionFault(
      'InvalidVariable',
      `${name} is a variable of the type ${type}: ${JSON.stringify(value)} is not.`,
    );
  run.variables.set(name, { type, value });
}

function declared(run: FlowRun, name: string): { type: string; value: unknown } {
  const found = run.variables.get(name);
  if (!found) throw new Gap(`The variable ${name} has not been initialised.`);
  return found;
}
