import { app } from '@azure/functions';
import { readQuery } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { listed, pageRequest } from '../http/listed.ts';
import { listProjects, listTasks } from '../lists/targets.ts';
import { listUsers } from '../lists/users.ts';
import { listWeeks } from '../lists/weeks.ts';
import { readProfile } from '../people/profile.ts';
import { projectsQuery, tasksQuery, usersQuery } from '../schemas/queries.ts';

const targetsOnPage = 200;
const usersOnPage = 100;

/** What drop-downs offer, a page at a time. */
app.http('listProjects', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/projects',
  handler: endpoint('signedIn', async call => {
    const { search, continuation } = readQuery(call.request, projectsQuery);
    const { projects } = await call.services.tenants.settings(call.caller.tenantId);
    return listed(call, listProjects(projects, search, pageRequest(targetsOnPage, continuation)));
  }),
});

app.http('listTasks', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/tasks',
  handler: endpoint('signedIn', async call => {
    const { continuation, ...wanted } = readQuery(call.request, tasksQuery);
    const { projects } = await call.services.tenants.settings(call.caller.tenantId);
    return listed(call, listTasks(projects, wanted, pageRequest(targetsOnPage, continuation)));
  }),
});

/** On the clock of whoever asks. */
app.http('listWeeks', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'weeks',
  handler: endpoint('signedIn', async ({ services, caller: { tenantId, userId } }) => {
    const { zone } = await readProfile(services, { tenantId, userId });
    return { body: { value: listWeeks(services.clock.nowMs(), zone) } };
  }),
});

/** The people who have agreed, and how a week of theirs stands. */
app.http('listUsers', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/users',
  handler: endpoint('oversee', async call => {
    const { week, continuation } = readQuery(call.request, usersQuery);
    const page = pageRequest(usersOnPage, continuation);
    return listed(call, await listUsers(call.services, call.caller.tenantId, week, page));
  }),
});
