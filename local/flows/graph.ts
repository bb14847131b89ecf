import type { Action, Actions, Status } from '../../connector/flow/definition.ts';
import { type Frame, failed, type Result } from './run.ts';

/** Carries out one action that is due. */
export type Perform = (name: string, action: Action, frame: Frame) => Promise<Omit<Result, 'name' | 'type'>>;

/**
 * Carries out actions as their `runAfter` says, side by side where it leaves that open, and says how they ended as a
 * whole: as those ended that nothing comes after, or that what comes after had no use for.
 */
export async function runGraph(actions: Actions, frame: Frame): Promise<Status> {
  const running = new Map<string, Promise<Result>>();
  const start = (name: string): Promise<Result> => {
    const known = running.get(name);
    if (known !== undefined) return known;
    const action = actions[name] as Action;
    const result = (async () => {
      const before = await Promise.all(Object.keys(action.runAfter).map(start));
      return settle(name, action, before, frame);
    })();
    running.set(name, result);
    return result;
  };
  const results = await Promise.all(Object.keys(actions).map(start));
  return statusOf(actions, new Map(results.map(result => [result.name, result.status])));
}

async function settle(
  name: string,
  action: Action,
  before: readonly Result[],
  frame: Frame,
): Promise<Result> {
  const due = before.every(each => action.runAfter[each.name]?.includes(each.status));
  const ended: Omit<Result, 'name' | 'type'> =
    due && !frame.run.ended
      ? await frame.run.perform(name, action, frame).catch(failed)
      : {
          status: 'Skipped',
          error: { code: 'ActionSkipped', message: 'What it comes after ended otherwise.' },
        };
  const result: Result = { name, type: action.type, ...ended };
  frame.results.set(result);
  frame.run.journal.push(result);
  frame.run.tell(`${'  '.repeat(frame.items.length)}${result.status.padEnd(9)} ${name}${reasonOf(result)}`);
  return result;
}

function reasonOf({ status, error }: Result): string {
  return error && status !== 'Skipped' ? `: ${error.code}, ${error.message}` : '';
}

/** https://learn.microsoft.com/azure/logic-apps/logic-apps-exception-handling#scopes-evaluate-status */
export function statusOf(actions: Actions, statuses: ReadonlyMap<string, Status>): Status {
  const followed = new Set(Object.values(actions).flatMap(({ runAfter }) => Object.keys(runAfter)));
  const last = Object.keys(actions).filter(name => !followed.has(name));
  const counted = (name: string): Status[] => {
    const status = statuses.get(name) as Status;
    const before = Object.keys(actions[name]?.runAfter ?? {});
    return status === 'Skipped' && before.length > 0 ? before.flatMap(counted) : [status];
  };
  const all = last.flatMap(counted);
  if (all.includes('Failed')) return 'Failed';
  return all.includes('TimedOut') ? 'TimedOut' : 'Succeeded';
}
