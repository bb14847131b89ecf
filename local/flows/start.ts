import { randomUUID } from 'node:crypto';
import type { ConnectionInputs, FlowFile, Trigger } from '../../connector/flow/definition.ts';
import { perform } from './actions/kinds.ts';
import { checkFlow } from './check.ts';
import { Gap } from './gap.ts';
import { runGraph } from './graph.ts';
import { ourConnector } from './ours/connector.ts';
import { sendWith } from './ours/send.ts';
import { type EndedRun, queueOfRuns } from './queue-of-runs.ts';
import { type Connector, type FlowRun, resultsWithin } from './run.ts';
import type { Simulation } from './simulation.ts';
import type { Heard } from './triggers/heard.ts';
import { poll } from './triggers/polling.ts';
import { subscribe } from './triggers/webhook.ts';

/** A flow that is switched on. */
export type StartedFlow = {
  /** The next run that ends, also one that has ended before it is asked for. Rejects with a Gap. */
  next(): Promise<EndedRun>;
  /** Switches the flow off: it hears of nothing more. */
  stop(): Promise<void>;
};

/** Switches a flow on. One that recurs runs at once; others wait for what they are triggered by. */
export async function startFlow(file: FlowFile, simulation: Simulation): Promise<StartedFlow> {
  checkFlow(file);
  const ended = queueOfRuns();
  const [[name, trigger] = never()] = Object.entries(file.properties.definition.triggers);
  const heard: Heard = {
    async news(body) {
      for (const each of itemsOf(trigger, body))
        await runFlow(file, simulation, each).then(ended.put, ended.fail);
    },
    trouble: ended.fail,
  };
  simulation.tell(`Switched on: ${name}`);
  const stop = await arm(file, trigger, simulation, heard);
  return { next: ended.next, stop };
}

async function arm(
  file: FlowFile,
  trigger: Trigger,
  simulation: Simulation,
  heard: Heard,
): Promise<() => Promise<void>> {
  if (trigger.type === 'Recurrence') {
    void heard.news(undefined);
    return async () => {};
  }
  const inputs = trigger.inputs as ConnectionInputs;
  const { api, connection } = referenceOf(file, inputs.host.connectionName);
  if (simulation.standIns[api.name]) throw new Gap(`There is no stand-in for a trigger of ${api.name}.`);
  const send = sendWith(() => simulation.token(connection.connectionReferenceLogicalName));
  const source = trigger.type === 'OpenApiConnectionWebhook' ? subscribe : poll;
  return source(inputs, simulation, send, heard);
}

function itemsOf({ splitOn }: Trigger, body: unknown): unknown[] {
  if (splitOn === undefined) return [body];
  // The one form that our triggers need: their body is the list.
  if (splitOn !== "@triggerOutputs()?['body']") throw new Gap(`The simulation does not split on ${splitOn}.`);
  return body as unknown[];
}

/** One run with what its trigger brought. */
export async function runFlow(file: FlowFile, simulation: Simulation, body: unknown): Promise<EndedRun> {
  const name = `sim-${randomUUID()}`;
  const run: FlowRun = {
    ...{ name, flow: file, trigger: body === undefined ? {} : { body } },
    parameters: parametersOf(file, simulation),
    variables: new Map(),
    connectors: connectorsOf(file, simulation),
    journal: [],
    perform,
    tell: simulation.tell,
  };
  simulation.tell(`Run ${name}`);
  const status = await runGraph(file.properties.definition.actions, {
    run,
    results: resultsWithin(),
    items: [],
  });
  const { journal, ended } = run;
  simulation.tell(`The run has ended: ${ended?.status ?? status}`);
  return { name, trigger: run.trigger, journal, ...(ended ?? { status }) };
}

function parametersOf(file: FlowFile, { values }: Simulation): Map<string, unknown> {
  const entries = Object.entries(file.properties.definition.parameters);
  return new Map(
    entries.map(([name, { metadata, defaultValue }]) => [
      name,
      (metadata && values[metadata.schemaName]) ?? defaultValue,
    ]),
  );
}

function connectorsOf(file: FlowFile, simulation: Simulation): Map<string, Connector> {
  const names = Object.keys(file.properties.connectionReferences);
  return new Map(
    names.map(name => {
      const { api, connection } = referenceOf(file, name);
      const token = () => simulation.token(connection.connectionReferenceLogicalName);
      if (api.logicalName !== undefined) return [name, ourConnector(simulation, sendWith(token))];
      const standIn = simulation.standIns[api.name];
      if (!standIn) throw new Gap(`There is no stand-in for ${api.name}.`);
      return [name, standIn];
    }),
  );
}

function referenceOf(file: FlowFile, name: string) {
  const found = file.properties.connectionReferences[name];
  if (!found) throw new Gap(`The flow has no connection ${name}.`);
  return found;
}

function never(): never {
  throw new Error('The flow has been checked before.');
}
