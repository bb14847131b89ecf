import { app as functions } from '@azure/functions';
import { receiveDelivery } from '../delivery/receive.ts';
import { traceOf } from '../http/endpoint.ts';
import { app } from '../io/compose.ts';
import { incoming } from '../queue/incoming.ts';

/** One message to one person. */
functions.serviceBusQueue('deliver', {
  connection: 'SERVICE_BUS',
  queueName: 'deliveries',
  async handler(body, context) {
    const message = incoming(body, context);
    const delivered = await receiveDelivery(await app().services(), message);
    if (delivered.kind === 'buried') context.warn(`dead letter: ${delivered.code}`, message.id);
    if ('fault' in delivered) context.error('messengerFault', traceOf(delivered.fault));
  },
});
