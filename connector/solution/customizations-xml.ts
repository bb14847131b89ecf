import { about, brandColour } from '../build/about.ts';
import { declaration, type Element, element, print } from '../build/xml.ts';
import { type Connection, ourConnector } from '../flow/connections.ts';
import { type Flow, workflowId } from '../flow/flow.ts';
import {
  braced,
  connectorFile,
  connectorId,
  connectorReference,
  language,
  type Solution,
  version,
  workflowFile,
} from './solution.ts';
import { schemaInstance } from './solution-xml.ts';

/** What an import reads, in the order in which it reads it. Those that we have nothing for are there, and empty. */
export function customizationsXml({ flows, connections }: Solution): string {
  const sections = [
    element('Entities'),
    element('Roles'),
    element('Workflows', flows.map(workflow)),
    ...['FieldSecurityProfiles', 'Templates', 'EntityMaps', 'EntityRelationships'].map(name => element(name)),
    ...['OrganizationSettings', 'optionsets', 'CustomControls', 'EntityDataProviders'].map(name =>
      element(name),
    ),
    element('Connectors', [connector()]),
    element('connectionreferences', connections.map(reference)),
    element('Languages', [element('Language', language)]),
  ];
  return declaration + print(element('ImportExportXml', sections, schemaInstance));
}

/** A cloud flow, switched off: whoever imports it switches it on when its connections and variables are set. */
function workflow(flow: Flow): Element {
  const settings = {
    ...{ Type: '1', Subprocess: '0', Category: '5', Mode: '0', Scope: '4', OnDemand: '0' },
    ...{ TriggerOnCreate: '0', TriggerOnDelete: '0', AsyncAutodelete: '0', SyncWorkflowLogOnFailure: '0' },
    ...{ StateCode: '0', StatusCode: '1', RunAs: '1', IsTransacted: '1' },
    ...{ IntroducedVersion: version, IsCustomizable: '1', BusinessProcessType: '0' },
    ...{ IsCustomProcessingStepAllowedForOtherPublishers: '1', ModernFlowType: '0', PrimaryEntity: 'none' },
  };
  const named = { description: flow.title, languagecode: language };
  const described = { description: flow.description, languagecode: language };
  return element(
    'Workflow',
    [
      element('JsonFileName', `/${workflowFile(flow)}`),
      ...Object.entries(settings).map(([name, value]) => element(name, value)),
      element('LocalizedNames', [element('LocalizedName', undefined, named)]),
      element('Descriptions', [element('Description', undefined, described)]),
    ],
    { WorkflowId: braced(workflowId(flow)), Name: flow.title },
  );
}

function connector(): Element {
  const { title, description } = about.info;
  return element('Connector', [
    element('connectorid', connectorId),
    element('description', description),
    element('displayname', title),
    element('iconbrandcolor', brandColour),
    element('name', ourConnector.schemaName),
    element('connectortype', '1'),
    element('openapidefinition', `/${connectorFile('openapidefinition.json')}`),
    element('connectionparameters', `/${connectorFile('connectionparameters.json')}`),
    element('connectionparametersets', `/${connectorFile('connectionparametersets.json')}`),
    element('policytemplateinstances', `/${connectorFile('policytemplateinstances.json')}`),
    element('iconblob', `/${connectorFile('iconblob.Png')}`),
  ]);
}

function reference(connection: Connection): Element {
  const { reference: logicalName, name, custom } = connection;
  const own = element('customconnectorid', [element('connectorid', connectorId)]);
  return element(
    'connectionreference',
    [
      element('connectionreferencedisplayname', name),
      element('connectorid', connectorReference(connection)),
      ...(custom ? [own] : []),
      element('iscustomizable', '1'),
      element('promptingbehavior', '0'),
      element('statecode', '0'),
      element('statuscode', '1'),
    ],
    { connectionreferencelogicalname: logicalName },
  );
}
