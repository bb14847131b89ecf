import { app } from '@azure/functions';
import { endpoint } from '../http/endpoint.ts';
import { readTenantDocument, writeTenantDocument } from '../http/tenant-document.ts';
import { catalogue, policy } from '../schemas/tenant.ts';

const documents = [
  { name: 'Policy', id: 'policy', schema: policy, empty: {} },
  { name: 'Catalogue', id: 'catalogue', schema: catalogue, empty: { projects: [] } },
] as const;

/** What an administrator lays down: the policy, and the projects and tasks that time can be entered on. */
for (const { name, id, schema, empty } of documents) {
  app.http(`get${name}`, {
    methods: ['GET'],
    authLevel: 'anonymous',
    route: `tenant/${id}`,
    handler: endpoint('signedIn', call => readTenantDocument(call, id, empty)),
  });
  app.http(`set${name}`, {
    methods: ['PUT'],
    authLevel: 'anonymous',
    route: `tenant/${id}`,
    handler: endpoint('admin', call => writeTenantDocument(call, id, schema)),
  });
}
