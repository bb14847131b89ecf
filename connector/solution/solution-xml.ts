import { declaration, type Element, element, print } from '../build/xml.ts';
import { ourConnector } from '../flow/connections.ts';
import { workflowId } from '../flow/flow.ts';
import { braced, connectorId, language, publisher, type Solution, version } from './solution.ts';

export const schemaInstance = { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' };
const none = { 'xsi:nil': 'true' };

/** The numbers of Dataverse for kinds of components. */
export const componentType = { flow: '29', connector: '372', environmentVariable: '380' } as const;

/** Who publishes the solution, which version it is, and what it consists of. */
export function solutionXml(solution: Solution): string {
  const { uniqueName, title, description } = solution;
  const about = { version: '9.2.0.0', SolutionPackageVersion: '9.2', languagecode: language };
  const manifest = element('SolutionManifest', [
    element('UniqueName', uniqueName),
    named('LocalizedNames', 'LocalizedName', title),
    named('Descriptions', 'Description', description),
    element('Version', version),
    element('Managed', '0'),
    publisherElement(),
    element('RootComponents', rootComponents(solution)),
    element('MissingDependencies'),
  ]);
  const root = { ...about, generatedBy: 'CrmLive', ...schemaInstance };
  return declaration + print(element('ImportExportXml', [manifest], root));
}

function named(list: string, item: string, description: string): Element {
  return element(list, [element(item, undefined, { description, languagecode: language })]);
}

function publisherElement(): Element {
  return element('Publisher', [
    element('UniqueName', publisher.uniqueName),
    named('LocalizedNames', 'LocalizedName', publisher.name),
    element('Descriptions'),
    element('EMailAddress', undefined, none),
    element('SupportingWebsiteUrl', undefined, none),
    element('CustomizationPrefix', publisher.prefix),
    element('CustomizationOptionValuePrefix', publisher.optionValuePrefix),
    element('Addresses'),
  ]);
}

function rootComponents({ flows, variables }: Solution): Element[] {
  const component = (type: string, more: Record<string, string>) =>
    element('RootComponent', undefined, { type, ...more, behavior: '0' });
  return [
    ...flows.map(flow => component(componentType.flow, { id: braced(workflowId(flow)) })),
    component(componentType.connector, { id: braced(connectorId), schemaName: ourConnector.schemaName }),
    ...variables.map(({ schemaName }) => component(componentType.environmentVariable, { schemaName })),
  ];
}
