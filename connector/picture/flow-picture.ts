import { brandColour } from '../build/about.ts';
import type { Swagger } from '../build/swagger-types.ts';
import { element, print } from '../build/xml.ts';
import { connections } from '../flow/connections.ts';
import type { Action, Actions, ConnectionInputs, Trigger } from '../flow/definition.ts';
import type { Flow } from '../flow/flow.ts';
import { type Box, below, beside, card, frame, type Look } from './box.ts';
import { operationOf, parameterLines, shown, spaced } from './words.ts';

const margin = 16;

/** A flow as a designer shows it, drawn from its definition. */
export function flowPicture({ title, trigger, actions }: Flow, swagger: Swagger): string {
  const [name, definition] = trigger;
  const all = below([{ box: triggerBox(name, definition, swagger) }, { box: actionsBox(actions, swagger) }]);
  const [width, height] = [all.width + 2 * margin, all.height + 2 * margin].map(String) as [string, string];
  const background = element('rect', undefined, { width, height, fill: '#eef0f3' });
  const root = {
    ...{ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' },
    ...{ 'font-family': 'Segoe UI, Helvetica, Arial, sans-serif', 'font-size': '13', fill: '#242424' },
  };
  return print(element('svg', [element('title', title), background, ...all.draw(margin, margin)], root));
}

const looks: Record<string, { colour: string; name: string }> = {
  [connections.timeAgent.api]: { colour: brandColour, name: 'Time Agent' },
  [connections.mail.api]: { colour: '#0f6cbd', name: 'Office 365 Outlook' },
  [connections.people.api]: { colour: '#c43e1c', name: 'Office 365 Users' },
  [connections.teams.api]: { colour: '#5b5fc7', name: 'Microsoft Teams' },
  [connections.approvals.api]: { colour: '#92278f', name: 'Approvals' },
  [connections.dataverse.api]: { colour: '#088142', name: 'Microsoft Dataverse' },
};
const control = '#486991';
const data = '#7a5cd1';

function triggerBox(name: string, { inputs, recurrence }: Omit<Trigger, 'metadata'>, swagger: Swagger): Box {
  if (inputs) return card(connectorLook(name, inputs, swagger));
  const { weekDays = [], hours = [] } = recurrence?.schedule ?? {};
  const lines = [`Every week: ${weekDays.join(', ')}, ${hours.join(', ')}:00 ${recurrence?.timeZone ?? ''}`];
  return card({ colour: control, title: spaced(name), subtitle: 'Schedule', lines });
}

function connectorLook(name: string, inputs: ConnectionInputs, swagger: Swagger): Look {
  const { connectionName, operationId } = inputs.host;
  const { colour = control, name: connector = connectionName } = looks[connectionName] ?? {};
  const operation =
    connectionName === connections.timeAgent.api ? operationOf(swagger, operationId) : undefined;
  return {
    ...{ colour, title: spaced(name), subtitle: `${connector}: ${operation?.summary ?? operationId}` },
    lines: parameterLines(inputs, operation),
  };
}

function actionsBox(actions: Actions, swagger: Swagger): Box {
  const names = Object.keys(actions);
  return below(
    Object.entries(actions).map(([name, action], index) => {
      const note = noteOf(action, names[index - 1]);
      return { box: actionBox(name, action, swagger), ...(note !== undefined && { note }) };
    }),
  );
}

/** Said where an action does not simply come after the one above it. */
function noteOf({ runAfter }: Action, above: string | undefined): string | undefined {
  const [[before, statuses] = [above, ['Succeeded']]] = Object.entries(runAfter);
  const usual = statuses.length === 1 && statuses[0] === 'Succeeded';
  if (usual) return undefined;
  const which = before === above ? 'it' : `“${spaced(before ?? '')}”`;
  return `if ${which} fails or takes too long`;
}

function actionBox(name: string, action: Action, swagger: Swagger): Box {
  const inner = (actions: Actions = {}) => actionsBox(actions, swagger);
  const { type, inputs, actions, cases = {}, else: no } = action;
  if (type === 'If')
    return frame(spaced(name), control, beside(branches(['If yes', actions], ['If no', no?.actions])));
  if (type === 'Switch') {
    const each = Object.values(cases).map(one => [`Case ${one.case}`, one.actions] as const);
    return frame(`${spaced(name)}: ${shown(action.expression)}`, control, beside(branches(...each)));
  }
  if (type === 'Foreach') return frame(`${spaced(name)}: ${shown(action.foreach)}`, control, inner(actions));
  if (type.startsWith('OpenApiConnection'))
    return card(connectorLook(name, inputs as ConnectionInputs, swagger));
  return card({ colour: data, title: spaced(name), subtitle: type, lines: dataLines(inputs) });

  function branches(...given: (readonly [string, Actions | undefined])[]) {
    return given.map(([heading, each]) => ({ heading, box: inner(each) }));
  }
}

function dataLines(inputs: unknown): string[] {
  if (typeof inputs === 'string') return [shown(inputs)];
  const flat = Object.entries(inputs as Record<string, unknown>);
  return flat.map(
    ([key, value]) => `${key}: ${shown(typeof value === 'string' ? value : JSON.stringify(value))}`,
  );
}
