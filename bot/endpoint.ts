import type { Services } from '../functions/ports.ts';
import type { BotFramework } from './adapter.ts';
import { readActivity } from './read-activity.ts';
import { personOf } from './talk/person.ts';
import { answerTurn } from './turn.ts';

/** What a request of Teams is answered with. `fault` is for the log. */
export type BotReply = { status: number; body?: unknown; fault?: unknown };

/**
 * Takes one request of the Bot Framework: the token is checked by the framework, then the tenant by us, since tokens of
 * Teams are made out for the bot and not for a tenant. What goes wrong after that is said to the person.
 */
export async function receive(
  framework: BotFramework,
  services: () => Promise<Services>,
  authorization: string,
  body: unknown,
): Promise<BotReply> {
  if (!isActivity(body)) return { status: 400 };
  const reply: BotReply = { status: 200 };
  const received = await framework.adapter.receive(authorization, body, async answer => {
    const incoming = readActivity(body);
    const composed = await services();
    // Quietly: whoever may not use the app learns nothing from its answer.
    if (!incoming || !composed.allowedTenants.includes(incoming.tenantId)) {
      reply.status = 403;
      return;
    }
    try {
      await answer(await answerTurn(composed, incoming));
    } catch (fault) {
      reply.fault = fault;
      const { tongue } = await personOf(composed, incoming);
      await answer([{ text: tongue.strings.answers.failed }]);
    }
  });
  if (received.kind === 'unauthorised') return { status: 401 };
  if (received.kind === 'unavailable') return { status: 503, fault: received.fault };
  if (reply.status !== 200) return reply;
  return { ...reply, status: received.status, ...(received.body !== undefined && { body: received.body }) };
}

function isActivity(body: unknown): body is { type: string } {
  return typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string';
}
