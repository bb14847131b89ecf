import type { Node } from 'web-tree-sitter';
import { type BicepFile, child, type Declaration, propertiesOf, textOf } from './bicep.ts';

export type Value = string | number | boolean | Value[] | { [name: string]: Value };

/** What is only known at deployment: an output, a parameter, a call. Its text stands in for it. */
const unknown = (node: Node): string => `<${node.text}>`;

/** Works out an expression as far as the file itself says: literals, variables, names of resources, `union`. */
export function worthOf(file: BicepFile, node: Node, names: ReadonlyMap<string, Value> = new Map()): Value {
  const of = (each: Node) => worthOf(file, each, names);
  switch (node.type) {
    case 'string':
      return node.descendantsOfType('interpolation').length > 0 ? unknown(node) : textOf(node);
    case 'number':
      return Number(node.text);
    case 'boolean':
      return node.text === 'true';
    case 'array':
      return node.namedChildren.flatMap(each => (each ? [of(each)] : []));
    case 'object':
      // The grammar leaves out the minus of a number.
      return Object.fromEntries(
        [...propertiesOf(node)].map(([name, each]) => [name, signed(each, of(each))]),
      );
    case 'identifier':
      return variable(file, node, names);
    case 'member_expression':
      return nameOfResource(file, node) ?? unknown(node);
    case 'call_expression':
      return node.text.startsWith('union(') ? unionOf(node, of) : unknown(node);
    default:
      return unknown(node);
  }
}

function signed(node: Node, value: Value): Value {
  return typeof value === 'number' && /:\s*-/.test(node.parent?.text ?? '') ? -Math.abs(value) : value;
}

function variable(file: BicepFile, node: Node, names: ReadonlyMap<string, Value>): Value {
  const bound = names.get(node.text);
  if (bound !== undefined) return bound;
  const declared = file.variables.get(node.text);
  return declared ? worthOf(file, declared, names) : unknown(node);
}

/** `queue.name`, where the name is written down. */
function nameOfResource(file: BicepFile, node: Node): Value | undefined {
  const [object, property] = node.text.split('.');
  const resource = file.resources.find(({ name }) => name === object);
  return resource && property === 'name' ? propertyOf(file, resource, 'name') : undefined;
}

/** What is only added under a condition counts as added. */
function unionOf(node: Node, of: (each: Node) => Value): Value {
  const [, list] = node.namedChildren;
  const parts = (list?.namedChildren ?? []).flatMap(each => {
    if (!each) return [];
    return each.type === 'ternary_expression' ? [child(each, 1), child(each, 2)] : [each];
  });
  return Object.assign({}, ...parts.map(of));
}

/** One property of a resource, worked out. */
export function propertyOf(
  file: BicepFile,
  { body }: Declaration,
  name: string,
  names?: ReadonlyMap<string, Value>,
): Value | undefined {
  const property = propertiesOf(body).get(name);
  return property && worthOf(file, property, names);
}
