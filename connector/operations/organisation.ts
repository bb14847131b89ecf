import { orgRunRequest, steerRequest } from '../../functions/schemas/org-run.ts';
import { ofWeek, pagedQuery, startQuery, tenantDeliveriesQuery } from '../../functions/schemas/queries.ts';
import type { Operation } from './operation.ts';

const orgRun = '/tenant/org-runs/{orgRunId}';

/** Everybody at once. */
export const organisationOperations: Operation[] = [
  {
    ...{ id: 'StartOrganisationRun', handler: 'startOrgRun', method: 'post', path: '/tenant/org-runs' },
    summary: 'Start a run for the organisation',
    description:
      'Runs the week of everybody who has agreed with one action, however many they are. The flow waits until the run has ended.',
    ...{
      visibility: 'important',
      query: startQuery,
      fixed: { wait: 'true' },
      body: orgRunRequest,
      answer: 'OrganisationRun',
      long: true,
    },
    refusals: ['runIdReused', 'busy'],
  },
  {
    ...{ id: 'GetOrganisationRun', handler: 'getOrgRun', method: 'get', path: orgRun },
    summary: 'Get a run of the organisation',
    description:
      'Gets how a run of the organisation stands: people found, finished and failed, rate and end.',
    ...{ visibility: 'important', answer: 'OrganisationRun', refusals: ['orgRunUnknown'] },
  },
  {
    ...{ id: 'ListOrganisationRuns', handler: 'listOrgRuns', method: 'get', path: '/tenant/org-runs' },
    summary: 'List runs of the organisation',
    description: 'Lists the runs of the organisation, the newest first, as they stood when they last moved.',
    ...{ visibility: 'advanced', query: pagedQuery, answer: 'OrganisationRuns', paged: true },
  },
  {
    ...{ id: 'GetOrganisationRunPeople', handler: 'getOrgRunPeople', method: 'get' },
    path: `${orgRun}/pages/{page}`,
    summary: 'Get the people of a run',
    description: 'Gets one page of people of a run of the organisation, each with the result.',
    ...{ visibility: 'advanced', answer: 'OrganisationRunPeople', refusals: ['orgRunUnknown', 'notFound'] },
  },
  steering('Cancel', 'Ends a run of the organisation for good. Weeks that have begun still end.'),
  steering('Pause', 'Starts no more weeks of a run of the organisation until it is resumed.'),
  steering('Resume', 'Goes on with a paused run of the organisation.'),
  steering('Redrive', 'Sends those people of a run again whose week was given up after several attempts.'),
  {
    ...{ id: 'ListDeliveries', handler: 'getTenantDeliveries', method: 'get', path: '/tenant/deliveries' },
    summary: 'List deliveries of the organisation',
    description: 'Lists which messages the people of the organisation were sent, a page at a time.',
    ...{ visibility: 'advanced', query: tenantDeliveriesQuery, answer: 'Deliveries', paged: true },
  },
  {
    ...{ id: 'GetProjectTotals', handler: 'getProjectTotals', method: 'get' },
    path: '/tenant/projects/{projectId}/totals',
    summary: 'Get totals of a project',
    description: 'Gets the minutes on a project, of all weeks or of one, with its budget if it has one.',
    ...{ visibility: 'important', query: ofWeek, answer: 'ProjectTotals', refusals: ['notFound'] },
  },
];

function steering(action: string, description: string): Operation {
  return {
    ...{ id: `${action}OrganisationRun`, handler: `${action.toLowerCase()}OrgRun`, method: 'post' },
    path: `${orgRun}/${action.toLowerCase()}`,
    summary: `${action} a run of the organisation`,
    description,
    ...{ visibility: action === 'Cancel' ? 'important' : 'advanced', body: steerRequest },
    ...{ answer: 'OrganisationRun', long: true },
    refusals: ['orgRunUnknown', 'orgRunStateConflict', 'busy'],
  };
}
