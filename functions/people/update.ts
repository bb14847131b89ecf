import type { JSONObject, OperationInput } from '@azure/cosmos';
import { Refusal } from '../../core/errors.ts';
import type { Partition, Services, Stored } from '../ports.ts';
import { attempts } from '../week/retry.ts';

/**
 * Changes one document of a person that is not part of any week: reads it, applies `change` and writes it under its
 * ETag, again when somebody was faster. `change` must be safe to apply twice, because a lost answer is tried again.
 */
export async function updateDocument<T extends object>(
  { timesheets, clock, random }: Pick<Services, 'timesheets' | 'clock' | 'random'>,
  partition: Partition,
  document: { id: string; kind: string },
  change: (before: T | undefined) => T,
): Promise<T> {
  for await (const _ of attempts(clock, random)) {
    const before = await timesheets.read<T>(partition, document.id);
    const after = change(before?.body);
    const body = { ...after, ...document, ...partition };
    const result = await timesheets.batch(partition, [writeOf(before, body)]).catch(() => undefined);
    if (result?.kind === 'applied') return after;
    if (result && ![404, 409, 412].includes(result.status)) {
      throw new Error(`Writing ${document.kind} was refused with status ${result.status}.`);
    }
  }
  throw new Refusal('busy');
}

function writeOf(before: Stored<object> | undefined, body: { id: string }): OperationInput {
  const resourceBody = body as unknown as JSONObject;
  if (!before) return { operationType: 'Create', resourceBody };
  return { operationType: 'Replace', id: body.id, ifMatch: before.etag, resourceBody };
}
