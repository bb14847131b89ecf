import { describe, expect, test } from '@jest/globals';
import { defaultHost } from '../../connector/build/about.ts';
import { buildSwagger } from '../../connector/build/swagger.ts';
import { connections } from '../../connector/flow/connections.ts';
import type {
  Action,
  Actions,
  ConnectionInputs,
  FlowFile,
  Trigger,
} from '../../connector/flow/definition.ts';
import { fileOf } from '../../connector/flow/flow.ts';
import { flows } from '../../connector/flow/flows.ts';
import { findOperation } from '../../local/flows/ours/operation.ts';

const swagger = buildSwagger(defaultHost);

type Step = Pick<Action | Trigger, 'type' | 'metadata'> & { name: string; inputs?: unknown };

/** The trigger and every action, however deep. */
function stepsOf({ properties }: FlowFile): Step[] {
  const inside = (actions: Actions): Step[] =>
    Object.entries(actions).flatMap(([name, action]) => [
      { ...action, name },
      ...[action.actions, action.else?.actions, action.default?.actions].flatMap(each => inside(each ?? {})),
      ...Object.values(action.cases ?? {}).flatMap(each => inside(each.actions)),
    ]);
  const { triggers, actions } = properties.definition;
  return [...Object.entries(triggers).map(([name, each]) => ({ ...each, name })), ...inside(actions)];
}

const callsOf = (file: FlowFile) =>
  stepsOf(file)
    .filter(({ type }) => type.startsWith('OpenApiConnection'))
    .map(({ inputs }) => inputs as ConnectionInputs);

/** What a maker would stumble over. */
function faultsOf(file: FlowFile): string[] {
  const calls = callsOf(file);
  const ids = stepsOf(file).map(({ metadata }) => metadata.operationMetadataId);
  const declared = Object.keys(file.properties.connectionReferences);
  const used = new Set(calls.map(({ host }) => host.connectionName));
  return [
    ...(new Set(ids).size === ids.length && !ids.includes('') ? [] : ['ids of operations']),
    ...declared.filter(name => !used.has(name)).map(name => `${name} is not used`),
    ...[...used].filter(name => !declared.includes(name)).map(name => `${name} is not declared`),
    ...calls.filter(({ host }) => host.connectionName === connections.timeAgent.api).flatMap(ourFaults),
  ];
}

/** Parameters are those of the definition, and whatever writes has an id that stays when it is tried again. */
function ourFaults({ host, parameters }: ConnectionInputs): string[] {
  const { operation } = findOperation(swagger, host.operationId);
  const body = operation.parameters.find(each => each.in === 'body')?.schema?.properties ?? {};
  const known = [
    ...operation.parameters.map(({ name }) => name),
    ...Object.keys(body).map(name => `body/${name}`),
  ];
  const key = ['runId', 'orgRunId'].find(name => name in body);
  const stays = /workflow\(\)\?\['run'\]\?\['name'\]|\['(?:body\/)?eventId'\]/;
  return [
    ...Object.keys(parameters).filter(name => !known.includes(name)),
    ...(key && !stays.test(String(parameters[`body/${key}`]))
      ? [`${host.operationId} has no id that stays`]
      : []),
  ];
}

describe('the sample flows', () => {
  test.each(flows.map(flow => [flow.name, fileOf(flow)] as const))('%s is sound', (_, file) => {
    expect(faultsOf(file)).toEqual([]);
  });

  test('are what a maker asks for, each with a trigger of its kind', () => {
    const started = flows.map(({ trigger: [, { type, inputs }] }) => inputs?.host.operationId ?? type);
    expect(started).toEqual([
      ...['Recurrence', 'Recurrence', 'WhenSummaryIsReady'],
      ...['WhenEntriesNeedReview', 'WhenWeekIsSubmitted', 'WhenWeekChanges'],
    ]);
  });

  test('name no person, place or secret: those are asked for when they come in', () => {
    for (const flow of flows)
      expect(JSON.stringify(fileOf(flow).properties.definition)).not.toMatch(/@[\w-]+\.(com|example)|Bearer/);
  });

  describe('the controls', () => {
    const [weekly] = flows;
    const broken = (change: (inputs: ConnectionInputs) => void) => {
      const file = structuredClone(fileOf(weekly as (typeof flows)[number]));
      const call = callsOf(file).find(({ host }) => host.operationId === 'StartOrganisationRun');
      change(call as ConnectionInputs);
      return faultsOf(file);
    };
    test('a parameter that is not there is seen', () => {
      expect(broken(({ parameters }) => Object.assign(parameters, { 'body/weeks': 1 }))).toEqual([
        'body/weeks',
      ]);
    });
    test('an id that is new each time is seen', () => {
      const changed = broken(({ parameters }) => Object.assign(parameters, { 'body/orgRunId': '@guid()' }));
      expect(changed).toEqual(['StartOrganisationRun has no id that stays']);
    });
    test('a connection that is not declared is seen', () => {
      const changed = broken(({ host }) => Object.assign(host, { connectionName: 'shared_x' }));
      expect(changed).toEqual(['shared_x is not declared']);
    });
  });
});
