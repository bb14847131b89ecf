import { uuidOf } from '../../core/uuid.ts';
import { apiId, type Connection, ourConnector } from '../flow/connections.ts';
import { type Flow, workflowId } from '../flow/flow.ts';
import type { Variable } from '../flow/variables.ts';

/** A solution of Dataverse: what is imported into an environment together. */
export type Solution = {
  uniqueName: string;
  title: string;
  description: string;
  flows: readonly Flow[];
  connections: readonly Connection[];
  variables: readonly Variable[];
};

export const version = '1.0.0.0';
/** English: what names and descriptions are written in. */
export const language = '1033';

/** The prefix stands before every name that is ours. It never changes. */
export const publisher = {
  uniqueName: 'timeagent',
  name: 'Time Agent',
  prefix: 'tagent',
  optionValuePrefix: '74120',
};

/** Ids stay the same from one build to the next, so an import takes the place of the one before. */
export const connectorId = uuidOf('time-agent connector');

/** `{…}`, as solutions write ids. */
export function braced(id: string): string {
  return `{${id}}`;
}

export function workflowFile(flow: Flow): string {
  return `Workflows/${flow.name}-${workflowId(flow).toUpperCase()}.json`;
}

export function connectorFile(part: string): string {
  return `Connector/${ourConnector.schemaName}_${part}`;
}

export function variableFile({ schemaName }: Variable): string {
  return `environmentvariabledefinitions/${schemaName}/environmentvariabledefinition.xml`;
}

export function connectorReference({ api }: Connection): string {
  return apiId(api);
}
