import type { Status } from '../../connector/flow/definition.ts';
import type { FlowRun } from './run.ts';

/** A run that has ended. */
export type EndedRun = Pick<FlowRun, 'name' | 'trigger' | 'journal'> & {
  status: Status;
  error?: { code: string; message: string };
};

/** Runs that have ended and have not been asked for yet, and those that were asked for and have not ended. */
export function queueOfRuns() {
  const ended: Promise<EndedRun>[] = [];
  const waiting: PromiseWithResolvers<EndedRun>[] = [];
  const settle = (outcome: Promise<EndedRun>) => {
    // Whoever asks for it hears of a failure; nobody else has to.
    outcome.catch(() => undefined);
    const first = waiting.shift();
    if (first) first.resolve(outcome);
    else ended.push(outcome);
  };
  return {
    put: (run: EndedRun) => settle(Promise.resolve(run)),
    fail: (error: unknown) => settle(Promise.reject(error)),
    next(): Promise<EndedRun> {
      const first = ended.shift();
      if (first !== undefined) return first;
      const asked = Promise.withResolvers<EndedRun>();
      waiting.push(asked);
      return asked.promise;
    },
  };
}
