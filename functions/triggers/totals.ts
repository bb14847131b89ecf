import { app as functions } from '@azure/functions';
import { readQuery } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { parameters } from '../http/parameters.ts';
import { app } from '../io/compose.ts';
import { ofWeek } from '../schemas/queries.ts';
import { keepTotals } from '../totals/keep.ts';
import { projectTotals } from '../totals/read.ts';

/** Time by project follows the weeks. The policy has no end, or a page on which the function fails would be lost. */
functions.cosmosDB('keepTotals', {
  connection: 'COSMOS',
  databaseName: '%COSMOS_DATABASE%',
  containerName: 'timesheets',
  leaseContainerPrefix: 'totals',
  startFromBeginning: true,
  feedPollDelay: 1_000,
  maxItemsPerInvocation: 100,
  retry: {
    strategy: 'exponentialBackoff',
    maxRetryCount: -1,
    minimumInterval: { seconds: 1 },
    maximumInterval: { seconds: 60 },
  },
  async handler(documents: unknown[]) {
    await keepTotals(await app().services(), documents);
  },
});

/** Time on a project, of one week or of all. */
functions.http('getProjectTotals', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/projects/{projectId}/totals',
  handler: endpoint('oversee', async ({ services, caller, request }) => {
    const { week } = readQuery(request, ofWeek);
    return { body: await projectTotals(services, caller.tenantId, parameters.projectId(request), week) };
  }),
});
