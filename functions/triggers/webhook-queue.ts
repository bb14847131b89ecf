import { app as functions } from '@azure/functions';
import { app } from '../io/compose.ts';
import { incoming } from '../queue/incoming.ts';
import { receiving } from '../telemetry/continuing.ts';
import { receiveWebhook } from '../webhooks/receive.ts';

/** One event for one subscriber, or the question whom something concerns. */
functions.serviceBusQueue('sendWebhook', {
  connection: 'SERVICE_BUS',
  queueName: 'webhooks',
  async handler(body, context) {
    const message = incoming(body, context);
    const services = await app().services();
    const received = await receiving(services, 'webhooks', message, () => receiveWebhook(services, message));
    if (received.kind === 'buried') context.warn(`dead letter: ${received.code}`, message.id);
    // The code is a word of ours or of Node, and says nothing of the address.
    if (received.kind === 'dropped' || received.kind === 'givenUp')
      context.warn(`webhook ${received.kind}: ${received.code}`, message.id);
  },
});
