import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Language, type Node, Parser } from 'web-tree-sitter';

export const infraFolder = join(import.meta.dirname, '../../infra');

export type Declaration = { name: string; type: string; condition: boolean; body: Node };

/** One Bicep file, read as far as the tests need it. */
export type BicepFile = {
  /** Where the text does not follow the grammar: line and what stands there. */
  faults: string[];
  params: string[];
  required: string[];
  outputs: string[];
  variables: Map<string, Node>;
  resources: Declaration[];
  modules: Declaration[];
  root: Node;
};

const require = createRequire(import.meta.url);
let parser: Promise<Parser> | undefined;

async function openParser(): Promise<Parser> {
  await Parser.init();
  const bicep = await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
  return new Parser().setLanguage(bicep);
}

export function bicepFiles(): string[] {
  return readdirSync(infraFolder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.bicep'))
    .map(file => file.replaceAll('\\', '/'))
    .sort();
}

export function readBicep(file: string): Promise<BicepFile> {
  return parseBicep(readFileSync(join(infraFolder, file), 'utf8'));
}

export async function parseBicep(text: string): Promise<BicepFile> {
  parser ??= openParser();
  const root = (await parser).parse(text)?.rootNode;
  if (!root) throw new Error('The text could not be parsed at all.');
  const of = (type: string) => root.namedChildren.filter(node => node?.type === type) as Node[];
  const parameters = of('parameter_declaration');
  return {
    faults: faultsOf(root),
    params: parameters.map(nameOf),
    // A name and a type, and no default.
    required: parameters.filter(node => node.namedChildCount === 2).map(nameOf),
    outputs: of('output_declaration').map(nameOf),
    variables: new Map(of('variable_declaration').map(node => [nameOf(node), child(node, 1)])),
    resources: of('resource_declaration').map(declarationOf),
    modules: of('module_declaration').map(declarationOf),
    root,
  };
}

function faultsOf(node: Node): string[] {
  if (!node.hasError) return [];
  if (node.isError || node.isMissing) {
    const what = node.isMissing ? `${node.type} is missing` : node.text.slice(0, 40);
    return [`line ${node.startPosition.row + 1}: ${what}`];
  }
  return node.children.flatMap(each => (each ? faultsOf(each) : []));
}

function declarationOf(node: Node): Declaration {
  const last = child(node, node.namedChildCount - 1);
  const conditional = last.type === 'if_statement';
  const body = last.type === 'object' ? last : child(last, last.namedChildCount - 1);
  return { name: nameOf(node), type: textOf(child(node, 1)), condition: conditional, body };
}

export function nameOf(node: Node): string {
  return child(node, 0).text;
}

export function child(node: Node, index: number): Node {
  const found = node.namedChild(index);
  if (!found) throw new Error(`${node.type} has no part ${index}: ${node.text.slice(0, 60)}`);
  return found;
}

/** What stands between the quotes. */
export function textOf(node: Node): string {
  return node.text.replace(/^'|'$/g, '');
}

/** The properties of an object, by name. */
export function propertiesOf(node: Node): Map<string, Node> {
  const properties = node.namedChildren.filter(each => each?.type === 'object_property') as Node[];
  return new Map(properties.map(each => [textOf(child(each, 0)), child(each, each.namedChildCount - 1)]));
}
