import type { Services } from '../../../functions/ports.ts';

export class Killed extends Error {}

/** Counts what a process asks of the world outside, and kills it once: before or after one of these requests. */
export type Executioner = {
  services: Services;
  /** Requests so far, twice each: once before it leaves, once after it is answered. */
  points: () => number;
  killed: () => boolean;
};

/**
 * The services as a process sees them that is killed at the `at`-th point: the request of that point is not sent, or its
 * answer is not seen, and whatever the process would have done next does not happen. It is started again, whole.
 */
export function killedAt(services: Services, at: number): Executioner {
  let points = 0;
  let killed = false;
  function pass(): void {
    points += 1;
    if (points !== at) return;
    killed = true;
    throw new Killed();
  }
  function watched<T extends object>(port: T): T {
    return new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          pass();
          const answer: unknown = await member.apply(target, args);
          pass();
          return answer;
        };
      },
    });
  }
  const { timesheets, tenants, queues } = services;
  const watching = {
    timesheets: watched(timesheets),
    tenants: watched(tenants),
    queues: { send: watched(queues).send },
  };
  return { services: { ...services, ...watching }, points: () => points, killed: () => killed };
}
