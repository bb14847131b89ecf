import { evaluate } from '../expression/evaluate.ts';
import { ActionFault, Gap } from '../gap.ts';
import type { Perform } from '../graph.ts';
import { type Frame, surroundingsOf } from '../run.ts';

export const compose: Perform = async (_, { inputs }, frame) => ({
  status: 'Succeeded',
  outputs: evaluate(inputs, surroundingsOf(frame)),
});

/** Keeps the items of a list that a condition holds for. */
export const query: Perform = async (name, { inputs }, frame) => {
  const { from, where } = inputs as { from: string; where: string };
  const kept = listFrom(name, from, frame).filter(item => {
    const holds = evaluate(where, surroundingsOf(within(frame, name, item)));
    if (typeof holds !== 'boolean')
      throw new ActionFault('InvalidTemplate', `${where} is neither true nor false.`);
    return holds;
  });
  return { status: 'Succeeded', outputs: { body: kept } };
};

/** Makes something else of each item of a list. */
export const select: Perform = async (name, { inputs }, frame) => {
  const { from, select: made } = inputs as { from: string; select: unknown };
  const items = listFrom(name, from, frame);
  const body = items.map(item => evaluate(made, surroundingsOf(within(frame, name, item))));
  return { status: 'Succeeded', outputs: { body } };
};

/** Ends the run: nothing begins after it. */
export const terminate: Perform = async (_, { inputs }, frame) => {
  const { runStatus, runError } = evaluate(inputs, surroundingsOf(frame)) as {
    runStatus: string;
    runError?: { code: string; message: string };
  };
  if (runStatus !== 'Failed' && runStatus !== 'Succeeded')
    throw new Gap(`The simulation does not end a run as ${runStatus}.`);
  frame.run.ended = { status: runStatus, ...(runError && { error: runError }) };
  return { status: 'Succeeded' };
};

export function listFrom(name: string, from: string, frame: Frame): unknown[] {
  const list = evaluate(from, surroundingsOf(frame));
  if (Array.isArray(list)) return list;
  throw new ActionFault(
    'InvalidTemplate',
    `${name} goes through a list and was given ${JSON.stringify(list)}.`,
  );
}

export function within(frame: Frame, loop: string, item: unknown): Frame {
  return { ...frame, items: [...frame.items, [loop, item]] };
}
