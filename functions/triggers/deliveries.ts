import { app } from '@azure/functions';
import { personDeliveries, tenantDeliveries } from '../delivery/read.ts';
import { readQuery } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { listed, pageRequest } from '../http/listed.ts';
import { deliveriesQuery, ofWeek, tenantDeliveriesQuery } from '../schemas/queries.ts';

const linesOnPage = 100;

/** What one person was told, and what stood in the way. */
app.http('getDeliveries', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'users/{userId}/deliveries',
  handler: endpoint('read', async call => {
    const { services, caller, userId, request } = call;
    const { week, continuation } = readQuery(request, deliveriesQuery);
    const page = pageRequest(linesOnPage, continuation);
    return listed(call, await personDeliveries(services, { tenantId: caller.tenantId, userId }, week, page));
  }),
});

/** The same of the whole organisation, a page at a time. */
app.http('getTenantDeliveries', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/deliveries',
  handler: endpoint('organise', async call => {
    const { services, caller, request } = call;
    const { continuation, ...filter } = readQuery(request, tenantDeliveriesQuery);
    const page = pageRequest(linesOnPage, continuation);
    return listed(call, await tenantDeliveries(services, { tenantId: caller.tenantId, ...filter }, page));
  }),
});

/** How many of them came to what. */
app.http('getDeliveryStates', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/delivery-states',
  handler: endpoint('organise', async ({ services, caller, request }) => {
    const { week } = readQuery(request, ofWeek);
    return { body: { states: await services.timesheets.deliveryStates(caller.tenantId, week) } };
  }),
});
