import { files as connectorFiles } from '../build/files.ts';
import { apiProperties } from '../build/properties.ts';
import { declaration, element, print } from '../build/xml.ts';
import type { Connection } from '../flow/connections.ts';
import { fileOf, variablesOf } from '../flow/flow.ts';
import { flows } from '../flow/flows.ts';
import { variables } from '../flow/variables.ts';
import { customizationsXml } from './customizations-xml.ts';
import { connectorFile, type Solution, variableFile, workflowFile } from './solution.ts';
import { solutionXml } from './solution-xml.ts';
import { variableXml } from './variable-xml.ts';
import { type Files, zip } from './zip.ts';

const connectorOnly: Solution = {
  uniqueName: 'TimeAgentConnector',
  title: 'Time Agent connector',
  description: 'The connector by itself. It is imported before the flows.',
  ...{ flows: [], connections: [], variables: [] },
};

const withFlows: Solution = {
  uniqueName: 'TimeAgentFlows',
  title: 'Time Agent flows',
  description: 'Sample flows with the connector that they use. They come in switched off.',
  flows,
  connections: distinct(flows.flatMap(({ uses }) => uses)),
  variables: Object.values(variables).filter(each => flows.some(flow => variablesOf(flow).includes(each))),
};

export const solutions = [connectorOnly, withFlows] as const;

/** What is given to whoever imports or certifies, by its name. `intro` is the text that certification shows. */
export function packages(host: string, intro: Uint8Array): Files {
  const built = solutions.map(
    solution => [`${solution.uniqueName}.zip`, zip(solutionFiles(solution, host))] as const,
  );
  return new Map([...built, ['TimeAgentCertification.zip', certification(intro, built)]]);
}

export function solutionFiles(solution: Solution, host: string): Files {
  return new Map([
    ['[Content_Types].xml', bytes(contentTypes(['xml', 'json', 'Png']))],
    ['solution.xml', bytes(solutionXml(solution))],
    ['customizations.xml', bytes(customizationsXml(solution))],
    ...connectorParts(host),
    ...solution.flows.map(flow => [workflowFile(flow), json(fileOf(flow))] as const),
    ...solution.variables.map(each => [variableFile(each), bytes(variableXml(each))] as const),
  ]);
}

function connectorParts(host: string): [string, Uint8Array][] {
  const built = connectorFiles(host);
  const { connectionParameterSets, policyTemplateInstances } = apiProperties().properties;
  return [
    [connectorFile('openapidefinition.json'), part(built, 'apiDefinition.swagger.json')],
    // All ways to sign in are in the sets.
    [connectorFile('connectionparameters.json'), json({})],
    [connectorFile('connectionparametersets.json'), json(connectionParameterSets)],
    [connectorFile('policytemplateinstances.json'), json(policyTemplateInstances)],
    [connectorFile('iconblob.Png'), part(built, 'icon.png')],
  ];
}

/**
 * The text, and a package in whose only folder the two solutions lie: what Microsoft's own check of packages asks for.
 * https://github.com/microsoft/PowerPlatformConnectors/blob/dev/scripts/ConnectorPackageValidator.ps1
 */
function certification(intro: Uint8Array, built: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const assets = built.map(([name, content]) => [`PkgAssets/${name}`, content] as const);
  const config = bytes(importConfig(built.map(([name]) => name)));
  const inner = new Map([...assets, ['PkgAssets/ImportConfig.xml', config] as const]);
  return zip(
    new Map([
      ['intro.md', intro],
      ['package.zip', zip(inner)],
    ]),
  );
}

/** In which order the solutions are imported. */
function importConfig(names: readonly string[]): string {
  const each = names.map(name => element('configsolutionfile', undefined, { solutionpackagefilename: name }));
  return declaration + print(element('configdatastorage', [element('solutions', each)]));
}

function contentTypes(extensions: readonly string[]): string {
  const types = extensions.map(extension =>
    element('Default', undefined, { Extension: extension, ContentType: 'application/octet-stream' }),
  );
  const schema = { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' };
  return declaration + print(element('Types', types, schema));
}

function distinct(connections: readonly Connection[]): Connection[] {
  return [...new Map(connections.map(each => [each.reference, each])).values()];
}

function part(built: Map<string, Buffer>, name: string): Uint8Array {
  const found = built.get(name);
  if (!found) throw new Error(`The connector has no file ${name}.`);
  return found;
}

function json(value: unknown): Uint8Array {
  return bytes(`${JSON.stringify(value, null, 2)}\n`);
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
