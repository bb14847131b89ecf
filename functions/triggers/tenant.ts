import { app } from '@azure/functions';
import { defaultSchedule } from '../../core/schedule.ts';
import { endpoint } from '../http/endpoint.ts';
import { readTenantDocument, writeTenantDocument } from '../http/tenant-document.ts';
import { schedule } from '../schemas/schedule.ts';
import { catalogue, policy } from '../schemas/tenant.ts';

const documents = [
  { name: 'Policy', id: 'policy', access: 'signedIn', schema: policy, empty: {} },
  { name: 'Catalogue', id: 'catalogue', access: 'signedIn', schema: catalogue, empty: { projects: [] } },
  { name: 'Schedule', id: 'schedule', access: 'organise', schema: schedule, empty: defaultSchedule },
] as const;

/** What an administrator lays down: policy, projects and tasks, and when runs start by themselves. */
for (const { name, id, access, schema, empty } of documents) {
  app.http(`get${name}`, {
    methods: ['GET'],
    authLevel: 'anonymous',
    route: `tenant/${id}`,
    handler: endpoint(access, call => readTenantDocument(call, id, empty)),
  });
  app.http(`set${name}`, {
    methods: ['PUT'],
    authLevel: 'anonymous',
    route: `tenant/${id}`,
    handler: endpoint('admin', call => writeTenantDocument(call, id, schema)),
  });
}
