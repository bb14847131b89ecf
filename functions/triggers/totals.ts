import { app as functions } from '@azure/functions';
import { readQuery } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { parameters } from '../http/parameters.ts';
import { app } from '../io/compose.ts';
import { peoplesFeed } from '../relay/change-feed.ts';
import { ofWeek } from '../schemas/queries.ts';
import { keepTotals } from '../totals/keep.ts';
import { projectTotals } from '../totals/read.ts';

/** Time by project follows the weeks. */
functions.cosmosDB('keepTotals', {
  ...peoplesFeed,
  connection: 'COSMOS',
  leaseContainerPrefix: 'totals',
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
