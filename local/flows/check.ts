import type { Action, Actions, FlowFile } from '../../connector/flow/definition.ts';
import { kinds } from './actions/kinds.ts';
import { asking } from './expression/evaluate.ts';
import { library } from './expression/functions.ts';
import type { Expression } from './expression/parse.ts';
import { parseTemplate } from './expression/template.ts';
import { Gap } from './gap.ts';

const actionKeys = new Set([
  ...['runAfter', 'metadata', 'type', 'description', 'inputs', 'expression', 'foreach', 'actions'],
  ...['else', 'cases', 'default', 'runtimeConfiguration', 'limit'],
]);
const triggerKeys = new Set(['metadata', 'type', 'recurrence', 'inputs', 'splitOn', 'conditions']);
const statuses = new Set(['Succeeded', 'Failed', 'Skipped', 'TimedOut']);

/** Throws a Gap for whatever in a flow the simulation does not know, before anything of it runs. */
export function checkFlow({ properties }: FlowFile): void {
  const { triggers, actions } = properties.definition;
  if (Object.keys(triggers).length !== 1) throw new Gap('A flow has one trigger.');
  for (const [name, trigger] of Object.entries(triggers)) {
    checkKeys(name, trigger, triggerKeys);
    checkExpressions(trigger);
  }
  checkActions(actions);
}

function checkActions(actions: Actions): void {
  for (const [name, action] of Object.entries(actions)) {
    checkKeys(name, action, actionKeys);
    if (!Object.hasOwn(kinds, action.type))
      throw new Gap(`${name}: there is no simulation of ${action.type}.`);
    checkOrder(name, action, actions);
    const { actions: inner, else: no, cases, default: other, ...own } = action;
    checkExpressions(own);
    const branches = [inner, no?.actions, other?.actions, ...Object.values(cases ?? {}).map(c => c.actions)];
    for (const each of branches) checkActions(each ?? {});
  }
  checkNoCircle(actions);
}

function checkOrder(name: string, { runAfter }: Action, actions: Actions): void {
  for (const [before, wanted] of Object.entries(runAfter)) {
    if (!actions[before]) throw new Gap(`${name} comes after ${before}, which is not beside it.`);
    const unknown = wanted.find(status => !statuses.has(status));
    if (unknown !== undefined) throw new Gap(`${name} comes after the status ${unknown}.`);
  }
}

function checkKeys(name: string, part: object, known: ReadonlySet<string>): void {
  const unknown = Object.keys(part).find(key => !known.has(key));
  if (unknown !== undefined) throw new Gap(`${name}: the simulation does not know "${unknown}".`);
}

function checkNoCircle(actions: Actions): void {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]) => {
    if (path.includes(name)) throw new Gap(`${[...path, name].join(' comes before ')}.`);
    if (done.has(name)) return;
    for (const before of Object.keys((actions[name] as Action).runAfter)) visit(before, [...path, name]);
    done.add(name);
  };
  for (const name of Object.keys(actions)) visit(name, []);
}

/** Every text can be read, and every function is known and gets as many arguments as it takes. */
function checkExpressions(part: unknown): void {
  if (typeof part === 'object' && part !== null)
    for (const each of Object.values(part)) checkExpressions(each);
  if (typeof part !== 'string') return;
  const template = parseTemplate(part);
  if (template.kind === 'value') checkExpression(template.expression);
  if (template.kind === 'mixed')
    for (const each of template.parts) if (typeof each !== 'string') checkExpression(each);
}

function checkExpression(expression: Expression): void {
  if (expression.kind === 'index') {
    checkExpression(expression.target);
    checkExpression(expression.key);
  }
  if (expression.kind !== 'call') return;
  const { name, args } = expression;
  const { least, most } = takes(name);
  if (args.length < least || args.length > most) throw new Gap(`${name} was given ${args.length} arguments.`);
  args.forEach(checkExpression);
}

function takes(name: string): { least: number; most: number } {
  const asked = Object.hasOwn(asking, name) ? asking[name] : undefined;
  if (asked !== undefined) return { least: asked, most: asked };
  const pure = Object.hasOwn(library, name) ? library[name] : undefined;
  if (!pure) throw new Gap(`The simulation does not know the function ${name}.`);
  return pure;
}
