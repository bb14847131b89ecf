import { ActionFault, Gap } from '../gap.ts';
import { library, textOf } from './functions.ts';
import type { Expression } from './parse.ts';
import { parseTemplate } from './template.ts';

/** What an expression can ask of the run that it is part of, by the names of the functions. */
export type Surroundings = {
  outputs(action: string): unknown;
  triggerOutputs(): unknown;
  parameters(name: string): unknown;
  variables(name: string): unknown;
  /** The item of a loop; of the list that is gone through when no loop is named. */
  item(loop?: string): unknown;
  workflow(): unknown;
};

/** How many arguments the functions take that ask the run. */
export const asking: Record<string, number> = {
  ...{ outputs: 1, body: 1, triggerOutputs: 0, triggerBody: 0 },
  ...{ parameters: 1, variables: 1, items: 1, item: 0, workflow: 0 },
};

/** Any part of a definition with its expressions replaced by what they come to. */
export function evaluate(part: unknown, around: Surroundings): unknown {
  if (typeof part === 'string') return textIn(part, around);
  if (Array.isArray(part)) return part.map(each => evaluate(each, around));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, evaluate(each, around)]));
}

function textIn(text: string, around: Surroundings): unknown {
  const template = parseTemplate(text);
  if (template.kind === 'text') return template.text;
  if (template.kind === 'value') return computed(template.expression, around);
  return template.parts
    .map(part => (typeof part === 'string' ? part : textOf(computed(part, around))))
    .join('');
}

function computed(expression: Expression, around: Surroundings): unknown {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'index') {
    const target = computed(expression.target, around);
    return at(target, computed(expression.key, around), expression.safe);
  }
  const args = expression.args.map(each => computed(each, around));
  return ask(expression.name, args, around);
}

function ask(name: string, args: unknown[], around: Surroundings): unknown {
  const [first] = args;
  const bodyOf = (outputs: unknown) => at(outputs, 'body', true);
  switch (name) {
    case 'body':
      return bodyOf(around.outputs(String(first)));
    case 'triggerBody':
      return bodyOf(around.triggerOutputs());
    case 'items':
      return around.item(String(first));
    case 'item':
      return around.item();
    case 'outputs':
    case 'parameters':
    case 'variables':
      return around[name](String(first));
    case 'triggerOutputs':
    case 'workflow':
      return around[name]();
    default:
      return pure(name, args);
  }
}

function pure(name: string, args: unknown[]): unknown {
  const found = Object.hasOwn(library, name) ? library[name] : undefined;
  if (!found) throw new Gap(`The simulation does not know the function ${name}.`);
  return found.of(...args);
}

/** What stands under a key. `body/a/b` leads through the objects, as the designer writes it. */
function at(target: unknown, key: unknown, safe: boolean): unknown {
  if (target === null || target === undefined) {
    if (safe) return null;
    throw new ActionFault('InvalidTemplate', `There is nothing to read "${key}" from.`);
  }
  if (typeof key === 'number' && Array.isArray(target)) return target[key] ?? missing(key, safe);
  if (typeof key !== 'string' || typeof target !== 'object' || Array.isArray(target))
    throw new ActionFault('InvalidTemplate', `"${key}" cannot be read from ${JSON.stringify(target)}.`);
  if (Object.hasOwn(target, key)) return (target as Record<string, unknown>)[key] ?? null;
  const [head = '', ...tail] = key.split('/');
  if (tail.length === 0 || !Object.hasOwn(target, head)) return missing(key, safe);
  return at((target as Record<string, unknown>)[head], tail.join('/'), safe);
}

function missing(key: string | number, safe: boolean): null {
  if (safe) return null;
  throw new ActionFault('InvalidTemplate', `There is no "${key}".`);
}
