/** The connector as a solution knows it. Neither name ever changes: flows of makers refer to them. */
export const ourConnector = { schemaName: 'tagent_timeagent', apiName: 'shared_tagent-5ftimeagent' } as const;

/** What a flow signs in with. Whoever imports the flows is asked for a connection for each. */
export type Connection = { api: string; reference: string; name: string; custom?: true };

/** The same connector stands here twice: an application starts runs, and a person approves. */
export const connections = {
  timeAgent: ours('tagent_timeagent', 'Time Agent for flows that nobody attends'),
  approver: ours('tagent_timeagentapprover', 'Time Agent for an approver'),
  mail: foreign('shared_office365', 'tagent_office365', 'Office 365 Outlook'),
  people: foreign('shared_office365users', 'tagent_office365users', 'Office 365 Users'),
  teams: foreign('shared_teams', 'tagent_teams', 'Microsoft Teams'),
  approvals: foreign('shared_approvals', 'tagent_approvals', 'Approvals'),
  dataverse: foreign('shared_commondataserviceforapps', 'tagent_dataverse', 'Microsoft Dataverse'),
} satisfies Record<string, Connection>;

function ours(reference: string, name: string): Connection {
  return { api: ourConnector.apiName, reference, name, custom: true };
}

function foreign(api: string, reference: string, name: string): Connection {
  return { api, reference, name };
}

export function apiId(api: string): string {
  return `/providers/Microsoft.PowerApps/apis/${api}`;
}
