import { uuidOf } from '../../core/uuid.ts';
import { type Connection, ourConnector } from './connections.ts';
import type { Action, Actions, ConnectionReference, FlowFile, Trigger } from './definition.ts';
import { parameterName, parameterOf, readOf, type Variable, variables } from './variables.ts';

/** One sample flow. */
export type Flow = {
  /** What a maker reads in the list of flows. */
  title: string;
  /** The name of its file and, with its kind before it, of its command. Never changes. */
  name: string;
  description: string;
  uses: readonly Connection[];
  trigger: [name: string, Omit<Trigger, 'metadata'>];
  actions: Actions;
};

/** The id of a flow's workflow. The same name gives the same id, so an import takes the place of the one before. */
export function workflowId({ name }: Flow): string {
  return uuidOf(`time-agent flow ${name}`);
}

/** The flow as it lies in a solution. */
export function fileOf(flow: Flow): FlowFile {
  const [triggerName, trigger] = flow.trigger;
  const id = (path: string) => uuidOf(`${flow.name}/${path}`);
  return {
    properties: {
      connectionReferences: Object.fromEntries(flow.uses.map(each => [each.api, referenceOf(each)])),
      definition: {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        contentVersion: '1.0.0.0',
        parameters: {
          $connections: { defaultValue: {}, type: 'Object' },
          $authentication: { defaultValue: {}, type: 'SecureObject' },
          ...Object.fromEntries(variablesOf(flow).map(each => [parameterName(each), parameterOf(each)])),
        },
        triggers: { [triggerName]: { metadata: { operationMetadataId: id(triggerName) }, ...trigger } },
        actions: identified(flow.actions, id),
      },
      templateName: '',
    },
    schemaVersion: '1.0.0.0',
  };
}

function referenceOf({ api, reference, custom }: Connection): ConnectionReference {
  return {
    runtimeSource: 'embedded',
    connection: { connectionReferenceLogicalName: reference },
    api: { name: api, ...(custom && { logicalName: ourConnector.schemaName }) },
  };
}

/** The environment variables that a flow asks for. */
export function variablesOf({ trigger, actions }: Flow): Variable[] {
  const text = JSON.stringify([trigger, actions]);
  return Object.values(variables).filter(each => text.includes(readOf(each)));
}

/** Every action gets an id of its own that stays, as the designer gives it. */
function identified(actions: Actions, id: (path: string) => string): Actions {
  const entries = Object.entries(actions).map(([name, action]): [string, Action] => {
    const inner = (below: Actions) => identified(below, path => id(`${name}/${path}`));
    const { actions: own, else: no, cases, default: other } = action;
    return [
      name,
      {
        ...action,
        metadata: { operationMetadataId: id(name) },
        ...(own && { actions: inner(own) }),
        ...(no && { else: { actions: inner(no.actions) } }),
        ...(cases && {
          cases: Object.fromEntries(
            Object.entries(cases).map(([key, each]) => [key, { ...each, actions: inner(each.actions) }]),
          ),
        }),
        ...(other && { default: { actions: inner(other.actions) } }),
      },
    ];
  });
  return Object.fromEntries(entries);
}
