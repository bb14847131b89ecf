/**
 * Writes results to the pages of org runs, several at a time.
 *
 * A process has many messages under way, most of them of the same page. Their results are gathered for a moment and set
 * in one request of up to ten fields. `record` resolves when the result is in the store, and not before: only then may
 * the message be completed. A result that is set twice is set to the same, so redelivery does not count anybody twice.
 */
import { type OrgRunPage, type Result, resultKey } from '../../core/org-run/org-run.ts';
import type { Services } from '../ports.ts';
import type { RunMessage } from '../schemas/messages.ts';
import { isFull, orgRunDocument } from './documents.ts';
import { wake } from './wake.ts';

export type Results = { record(message: RunMessage, result: Result): Promise<void> };

/** Cosmos DB takes ten operations in one patch. */
const fieldsMax = 10;
const gatherMs = 15;

type Waiting = { message: RunMessage; result: Result; resolve(): void; reject(cause: unknown): void };

export function gatheredResults(services: Pick<Services, 'tenants' | 'queues' | 'clock'>): Results {
  const byPage = new Map<string, Waiting[]>();
  async function flush(key: string, waiting: Waiting[]): Promise<void> {
    while (waiting.length > 0) {
      await services.clock.sleep(gatherMs);
      const batch = waiting.splice(0, fieldsMax);
      const stored = await store(services, batch).then(
        () => ({ kind: 'stored' as const }),
        (cause: unknown) => ({ kind: 'thrown' as const, cause }),
      );
      for (const { resolve, reject } of batch) {
        if (stored.kind === 'stored') resolve();
        else reject(stored.cause);
      }
    }
    byPage.delete(key);
  }
  return {
    record(message, result) {
      const { tenantId, orgRunId, page } = message;
      const key = `${tenantId} ${orgRunDocument.page(orgRunId, page)}`;
      return new Promise((resolve, reject) => {
        const one = { message, result, resolve, reject };
        const others = byPage.get(key);
        if (others) {
          others.push(one);
          return;
        }
        const waiting = [one];
        byPage.set(key, waiting);
        void flush(key, waiting);
      });
    },
  };
}

/** The last result of a page wakes the org run, which then goes on or ends. */
async function store(
  services: Pick<Services, 'tenants' | 'queues' | 'clock'>,
  batch: readonly Waiting[],
): Promise<void> {
  const [{ message }] = batch as [Waiting, ...Waiting[]];
  const { tenantId, orgRunId, page, generation } = message;
  const fields = batch.map(({ message: { index }, result }) => [`/results/${resultKey(index)}`, result]);
  const id = orgRunDocument.page(orgRunId, page);
  const after = await services.tenants.set<OrgRunPage>(tenantId, id, Object.fromEntries(fields));
  if (after && isFull(after))
    await wake(services, { tenantId, orgRunId }, { kind: 'full', page, generation });
}
