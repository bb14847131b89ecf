import { app } from '@azure/functions';
import { readQuery } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { listed, pageRequest } from '../http/listed.ts';
import { parameters } from '../http/parameters.ts';
import { teamOnPage, teamStates, teamWeeks } from '../lists/team.ts';
import { entriesQuery } from '../schemas/queries.ts';

/** How many weeks stand how, for approvers. */
app.http('getTeamStates', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/weeks/{week}/states',
  handler: endpoint('oversee', async ({ services, caller, request }) => ({
    body: await teamStates(services, caller.tenantId, parameters.week(request)),
  })),
});

/** The weeks themselves, each with what the review had to say of it. */
app.http('listTeamWeeks', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/weeks/{week}/people',
  handler: endpoint('oversee', async call => {
    const { continuation, ...filter } = readQuery(call.request, entriesQuery);
    const wanted = { week: parameters.week(call.request), ...filter };
    const page = pageRequest(teamOnPage, continuation);
    return listed(call, await teamWeeks(call.services, call.caller.tenantId, wanted, page));
  }),
});
