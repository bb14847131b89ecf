import type { Action, Status } from '../../../connector/flow/definition.ts';
import { forEachBounded } from '../../import/bounded.ts';
import { evaluate } from '../expression/evaluate.ts';
import { ActionFault, Gap } from '../gap.ts';
import { type Perform, runGraph } from '../graph.ts';
import { type Frame, type Result, resultsWithin, surroundingsOf } from '../run.ts';
import { holds } from './condition.ts';
import { listFrom, within } from './data.ts';

/** The platform's own limits. */
const repetitionsMax = 50;
const untilCountMax = 60;

export const scope: Perform = async (_, { actions = {} }, frame) => ended(await runGraph(actions, frame));

export const ifElse: Perform = async (_, action, frame) => {
  const chosen = holds(action.expression, frame) ? action.actions : action.else?.actions;
  return ended(await runGraph(chosen ?? {}, frame));
};

export const switchCase: Perform = async (_, { expression, cases = {}, default: other }, frame) => {
  const value = evaluate(expression, surroundingsOf(frame));
  const found = Object.values(cases).find(each => each.case === value);
  return ended(await runGraph(found?.actions ?? other?.actions ?? {}, frame));
};

/** Each item in a frame of its own: what happens there is not seen outside. */
export const foreach: Perform = async (name, action, frame) => {
  const items = listFrom(name, action.foreach ?? '', frame);
  const atOnce = repetitionsOf(action);
  const statuses: Status[] = [];
  await forEachBounded(items, atOnce, async item => {
    const inner: Frame = { ...within(frame, name, item), results: resultsWithin(frame.results) };
    statuses.push(await runGraph(action.actions ?? {}, inner));
  });
  return ended(statuses.find(status => status !== 'Succeeded') ?? 'Succeeded');
};

function repetitionsOf({ runtimeConfiguration }: Action): number {
  const repetitions = runtimeConfiguration?.concurrency?.repetitions ?? 1;
  if (repetitions < 1 || repetitions > repetitionsMax)
    throw new Gap(`The platform repeats 1 to ${repetitionsMax} at once, not ${repetitions}.`);
  return repetitions;
}

/** Again and again until the condition holds; too often, and it has timed out. */
export const until: Perform = async (_, action, frame) => {
  const { expression, actions = {}, limit } = action;
  for (let count = 0; count < (limit?.count ?? untilCountMax); count += 1) {
    const status = await runGraph(actions, frame);
    if (status !== 'Succeeded') return ended(status);
    if (evaluate(expression, surroundingsOf(frame)) === true) return ended('Succeeded');
    if (frame.run.ended) return ended('Succeeded');
  }
  throw new ActionFault('ActionTimedOut', 'The condition has not come true.');
};

function ended(status: Status): Omit<Result, 'name' | 'type'> {
  if (status === 'Succeeded') return { status };
  return { status, error: { code: 'ActionFailed', message: 'An action within it has failed.' } };
}
