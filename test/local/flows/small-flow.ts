import type { Actions, FlowFile } from '../../../connector/flow/definition.ts';
import { inOrder, type Step } from '../../../connector/flow/steps.ts';
import { ActionFault } from '../../../local/flows/gap.ts';
import type { EndedRun } from '../../../local/flows/queue-of-runs.ts';
import { runFlow } from '../../../local/flows/start.ts';

/** A flow of nothing but actions. */
export function smallFlow(actions: Actions): FlowFile {
  const host = {
    shared_x: {
      runtimeSource: 'embedded',
      connection: { connectionReferenceLogicalName: 'x' },
      api: { name: 'shared_x' },
    },
  };
  return {
    properties: {
      connectionReferences: host as FlowFile['properties']['connectionReferences'],
      definition: {
        ...{ $schema: '', contentVersion: '1.0.0.0', parameters: {} },
        triggers: { Now: { metadata: { operationMetadataId: '' }, type: 'Recurrence' } },
        actions,
      },
      templateName: '',
    },
    schemaVersion: '1.0.0.0',
  };
}

/** Calls the stand-in; `Fail` and `Late` as operation end as their names say. */
export function call(id: string, value?: unknown): Step {
  const parameters = value === undefined ? {} : { value };
  const host = { connectionName: 'shared_x', operationId: id, apiId: '' };
  return { type: 'OpenApiConnection', inputs: { host, parameters, authentication: '' } };
}

export type Ran = EndedRun & { seen: unknown[]; statuses: Record<string, string> };

/** Runs actions, and says how each ended and what the stand-in was given. */
export async function ran(steps: Record<string, Step>, body?: unknown): Promise<Ran> {
  const seen: unknown[] = [];
  const nothing = {
    swagger: {} as never,
    url: '',
    token: async () => '',
    values: {},
    wait: async () => undefined,
  };
  const run = await runFlow(
    smallFlow(inOrder(steps)),
    {
      ...nothing,
      tell: () => undefined,
      standIns: {
        async shared_x({ id, parameters }) {
          seen.push(parameters['value'] ?? id);
          if (id === 'Late') throw new ActionFault('ActionTimedOut', 'late');
          return {
            statusCode: id === 'Fail' ? 400 : 200,
            headers: {},
            body: { said: parameters['value'] ?? null },
          };
        },
      },
    },
    body,
  );
  return { ...run, seen, statuses: Object.fromEntries(run.journal.map(each => [each.name, each.status])) };
}
