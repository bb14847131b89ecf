import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import type { FlowFile } from '../../connector/flow/definition.ts';

export type Zipped = Map<string, Uint8Array>;

export function unzipped(content: Uint8Array): Zipped {
  return new Map(Object.entries(unzipSync(content)));
}

export const textIn = (zip: Zipped, name: string) => strFromU8(zip.get(name) ?? new Uint8Array());

type Node = { tag: string; attributes: Record<string, string>; inside: Node[]; text: string };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
});

/** The root of an XML file. Throws where it is not well-formed. */
export function rootOf(text: string): Node {
  const sound = XMLValidator.validate(text);
  if (sound !== true) throw new Error(`${sound.err.msg} at ${sound.err.line}`);
  const roots = (parser.parse(text) as Raw[]).filter(each => !('?xml' in each)).map(nodeOf);
  if (roots.length !== 1) throw new Error(`${roots.length} roots`);
  return roots[0] as Node;
}

type Raw = Record<string, Raw[]> & { ':@'?: Record<string, string>; '#text'?: string };

function nodeOf(raw: Raw): Node {
  const tag = Object.keys(raw).find(key => key !== ':@') ?? '';
  const children = raw[tag] as Raw[];
  return {
    tag,
    attributes: raw[':@'] ?? {},
    inside: children.filter(each => !('#text' in each)).map(nodeOf),
    text: children.map(each => String(each['#text'] ?? '')).join(''),
  };
}

export const all = (node: Node, tag: string): Node[] => [
  ...(node.tag === tag ? [node] : []),
  ...node.inside.flatMap(each => all(each, tag)),
];
export const value = (node: Node, tag: string) => all(node, tag)[0]?.text ?? '';

/** The order in which an import reads. */
const order = [
  ...[
    'Entities',
    'Roles',
    'Workflows',
    'FieldSecurityProfiles',
    'Templates',
    'EntityMaps',
    'EntityRelationships',
  ],
  ...['OrganizationSettings', 'optionsets', 'CustomControls', 'EntityDataProviders'],
  ...['Connectors', 'connectionreferences', 'Languages'],
];
const roots = ['[Content_Types].xml', 'solution.xml', 'customizations.xml'];

/** What is wrong with a solution: every file is named, every name has its file, and references lead somewhere. */
export function faultsOf(zip: Zipped): string[] {
  const xml = (name: string) => rootOf(textIn(zip, name));
  const [types, solution, customizations] = roots.map(name => xml(name)) as [Node, Node, Node];
  const extensions = all(types, 'Default').map(({ attributes }) => attributes['Extension']);
  const flows = all(customizations, 'Workflow').map(node => fileOf(node, 'JsonFileName'));
  const parts = all(customizations, 'Connector')
    .flatMap(({ inside }) => inside.map(({ text }) => text))
    .filter(text => text.startsWith('/Connector/'))
    .map(text => text.slice(1));
  const variables = all(solution, 'RootComponent')
    .filter(({ attributes }) => attributes['type'] === '380')
    .map(({ attributes }) => variableFile(attributes['schemaName'] ?? ''));
  const named = new Set([...roots, ...flows, ...parts, ...variables]);
  return [
    ...[...zip.keys()].filter(name => !named.has(name)).map(name => `${name} is named nowhere`),
    ...[...named].filter(name => !zip.has(name)).map(name => `${name} is missing`),
    ...[...zip.keys()]
      .filter(name => !extensions.includes(name.split('.').at(-1)))
      .map(name => `${name} has no type`),
    ...(customizations.inside.map(({ tag }) => tag).join() === order.join()
      ? []
      : ['the order of customizations']),
    ...componentFaults(solution, customizations),
    ...[...zip.keys()]
      .filter(name => name.startsWith('Workflows/'))
      .flatMap(name => flowFaults(zip, name, customizations)),
  ];
}

const fileOf = (node: Node, tag: string) => value(node, tag).slice(1);
const variableFile = (name: string) =>
  `environmentvariabledefinitions/${name}/environmentvariabledefinition.xml`;

/** What the solution says that it consists of is there, and nothing else is. */
function componentFaults(solution: Node, customizations: Node): string[] {
  const ids = (type: string) =>
    all(solution, 'RootComponent')
      .filter(({ attributes }) => attributes['type'] === type)
      .map(({ attributes }) => attributes['id'] ?? '');
  const flows = all(customizations, 'Workflow').map(({ attributes }) => attributes['WorkflowId'] ?? '');
  const connectors = all(customizations, 'Connector').map(node => `{${value(node, 'connectorid')}}`);
  const own = all(customizations, 'customconnectorid').map(node => `{${value(node, 'connectorid')}}`);
  return [
    ...(ids('29').join() === flows.join() ? [] : ['the flows of the solution']),
    ...(ids('372').join() === connectors.join() ? [] : ['the connector of the solution']),
    ...own.filter(id => !connectors.includes(id)).map(id => `there is no connector ${id}`),
  ];
}

/** Connections lead to references, references of ours to our connector, parameters to variables. */
function flowFaults(zip: Zipped, name: string, customizations: Node): string[] {
  const { connectionReferences, definition } = (JSON.parse(textIn(zip, name)) as FlowFile).properties;
  const references = new Map(
    all(customizations, 'connectionreference').map(node => [
      node.attributes['connectionreferencelogicalname'],
      node,
    ]),
  );
  const used = Object.values(connectionReferences).flatMap(({ connection, api }) => {
    const reference = references.get(connection.connectionReferenceLogicalName);
    if (!reference) return [`${name}: there is no ${connection.connectionReferenceLogicalName}`];
    const apiId = `/providers/Microsoft.PowerApps/apis/${api.name}`;
    const ours = all(reference, 'customconnectorid').length === 1;
    return [
      ...(value(reference, 'connectorid') === apiId ? [] : [`${name}: another connector than ${apiId}`]),
      ...(ours === (api.logicalName !== undefined) ? [] : [`${name}: whose connector ${api.name} is`]),
    ];
  });
  const variables = Object.values(definition.parameters).flatMap(({ metadata }) =>
    metadata && !zip.has(variableFile(metadata.schemaName))
      ? [`${name}: there is no ${metadata.schemaName}`]
      : [],
  );
  return [...used, ...variables];
}
