import { apiId, type Connection } from './connections.ts';
import type { Action, Actions, ConnectionInputs, RunAfter, Status, Trigger } from './definition.ts';

/** An action without its place: `inOrder` puts it behind the one before, unless it says what it comes after. */
export type Step = Omit<Action, 'runAfter' | 'metadata'> & { after?: RunAfter };

/** At a full hour, in UTC. */
export function everyMonday(hour: string): [name: string, Omit<Trigger, 'metadata'>] {
  const schedule = { weekDays: ['Monday'], hours: [hour], minutes: [0] };
  const recurrence = { frequency: 'Week', interval: 1, timeZone: 'UTC', schedule } as const;
  return ['Recurrence', { type: 'Recurrence', recurrence }];
}

/** One action after the other, each when the one before has succeeded. Ids are given when the flow is complete. */
export function inOrder(steps: Record<string, Step>): Actions {
  const names = Object.keys(steps);
  const placed = Object.entries(steps).map(([name, { after, ...step }], index): [string, Action] => {
    const before = names[index - 1];
    const runAfter: RunAfter = after ?? (before === undefined ? {} : { [before]: ['Succeeded'] });
    return [name, { runAfter, metadata: { operationMetadataId: '' }, ...step }];
  });
  return Object.fromEntries(placed);
}

export function inputsOf(
  { api }: Connection,
  operationId: string,
  parameters: Record<string, unknown>,
): ConnectionInputs {
  return {
    host: { connectionName: api, operationId, apiId: apiId(api) },
    parameters,
    authentication: "@parameters('$authentication')",
  };
}

/** An operation of a connector. */
export function call(
  connection: Connection,
  operationId: string,
  parameters: Record<string, unknown> = {},
  more: Omit<Step, 'type' | 'inputs'> = {},
): Step {
  return { type: 'OpenApiConnection', inputs: inputsOf(connection, operationId, parameters), ...more };
}

/** All of the comparisons hold: `{equals: ['@x', 1]}`. The designer writes even a single one like that. */
export function condition(all: readonly object[], yes: Actions, no: Actions): Step {
  return { type: 'If', expression: { and: all }, actions: yes, else: { actions: no } };
}

export function compose(expression: string): Step {
  return { type: 'Compose', inputs: expression };
}

/** Ends the run as failed, so that it is seen among the failed ones. */
export function fail(code: string, message: string, after?: RunAfter): Step {
  return {
    type: 'Terminate',
    inputs: { runStatus: 'Failed', runError: { code, message } },
    ...(after && { after }),
  };
}

const didNotWork: Status[] = ['Failed', 'TimedOut'];

export function ifItFails(name: string): { after: RunAfter } {
  return { after: { [name]: didNotWork } };
}
