import type { OperationInput } from '@azure/cosmos';
import type { Services, Timesheets } from '../../functions/ports.ts';
import type { Mutation } from './process.ts';

/**
 * The protocol with one of its parts taken out. Each of these looks reasonable, and each loses or doubles work under
 * faults; the simulation has to notice every one of them.
 */
export const mutants: Record<string, Mutation> = {
  'no ifMatch on the head': onStore(store => ({
    ...store,
    batch: (partition, operations) => store.batch(partition, operations.map(withoutCondition)),
  })),

  'run document in a second batch': onStore(store => ({
    ...store,
    async batch(partition, operations) {
      const [receipt, ...rest] = operations;
      if (!receipt || rest.length === 0 || !isReceipt(receipt)) return store.batch(partition, operations);
      const result = await store.batch(partition, rest);
      return result.kind === 'applied' ? store.batch(partition, [receipt]) : result;
    },
  })),

  'blind retry: the receipt does not arbitrate': onStore(store => ({
    ...store,
    read: (partition, id) => (id.startsWith('run:') ? Promise.resolve(undefined) : store.read(partition, id)),
    batch: (partition, operations) =>
      store.batch(
        partition,
        operations.map(op => (isReceipt(op) ? asUpsert(op) : op)),
      ),
  })),

  '207 taken for success': onStore(store => ({
    ...store,
    async batch(partition, operations) {
      await store.batch(partition, operations);
      return { kind: 'applied' };
    },
  })),

  'fresh id on retry': {
    request: (request, delivery) =>
      delivery === 0 ? request : { ...request, runId: `${request.runId}.${delivery}` },
  },
};

function onStore(change: (store: Timesheets) => Timesheets): Mutation {
  return { services: (services: Services) => ({ ...services, timesheets: change(services.timesheets) }) };
}

function withoutCondition(operation: OperationInput): OperationInput {
  if (operation.operationType !== 'Replace') return operation;
  const { ifMatch: _, ...rest } = operation;
  return rest;
}

function isReceipt(operation: OperationInput): boolean {
  const body = 'resourceBody' in operation ? (operation.resourceBody as { kind?: string }) : {};
  return operation.operationType === 'Create' && body.kind === 'run';
}

function asUpsert(operation: OperationInput): OperationInput {
  return { ...operation, operationType: 'Upsert' } as OperationInput;
}
