import type { Container } from './catalog.ts';
import type { Operation, Outcome } from './documents.ts';
import { execute } from './documents.ts';
import type { PartitionKey } from './partition-key.ts';
import type { Refusal } from './refusal.ts';
import { isRefusal } from './refusal.ts';
import type { Store } from './store.ts';

/** All operations were applied, or the one at `at` was refused and none was. */
export type Result =
  | { readonly kind: 'committed'; readonly outcomes: readonly Outcome[] }
  | { readonly kind: 'refused'; readonly at: number; readonly refusal: Refusal };

/** Executes operations on one logical partition, all or none. `seconds` is the time on the server's clock. */
export function transact(
  store: Store,
  container: Container,
  pk: PartitionKey,
  operations: readonly Operation[],
  seconds: number,
): Result {
  const lsn = container.lsn + 1;
  const run = () => executeAll(operations, step => ({ store, container, pk, lsn, step, seconds }));
  if (operations.every(operation => operation.kind === 'Read')) return run();
  const result = store.transaction(
    () => {
      const done = run();
      if (done.kind === 'committed') store.advance(container.number, lsn);
      return done;
    },
    done => done.kind === 'committed',
  );
  if (result.kind === 'committed') container.lsn = lsn;
  return result;
}

function executeAll(
  operations: readonly Operation[],
  turn: (step: number) => Parameters<typeof execute>[0],
): Result {
  const outcomes: Outcome[] = [];
  for (const [step, operation] of operations.entries()) {
    try {
      outcomes.push(execute(turn(step), operation));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return { kind: 'refused', at: step, refusal: error };
    }
  }
  return { kind: 'committed', outcomes };
}
