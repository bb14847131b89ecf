import type { Services } from '../functions/ports.ts';
import type { Incoming } from './incoming.ts';
import { markGone, remember } from './roster.ts';
import { answerAction } from './talk/action.ts';
import { answerDialog } from './talk/dialog.ts';
import { personOf, type Reply } from './talk/person.ts';
import { answerSentence } from './talk/sentence.ts';
import { welcome } from './talk/settings.ts';

/**
 * What the bot answers to one event: in the person's own chat their week is talked of, elsewhere it is not. Whoever
 * writes or presses a button can be written to from then on.
 */
export async function answerTurn(services: Services, incoming: Incoming): Promise<Reply[]> {
  const { event, personal, conversation, tenantId, userId } = incoming;
  const partition = { tenantId, userId };
  if (event.kind === 'unknown') return [];
  if (!personal) return elsewhere(services, incoming);
  if (event.kind === 'uninstalled') {
    await markGone(services, partition, 'uninstalled');
    return [];
  }
  await remember(services, partition, conversation);
  const person = await personOf(services, incoming);
  switch (event.kind) {
    case 'installed':
      return [welcome(person)];
    case 'action':
      return answerAction(person, event.data);
    case 'dialog':
      return answerDialog(person, event.data, event.cardId);
    case 'message':
      if (event.text.trim() === '') return [{ text: person.tongue.strings.answers.attachments }];
      return answerSentence(person, event.text);
  }
}

async function elsewhere(services: Services, incoming: Incoming): Promise<Reply[]> {
  if (!['message', 'action', 'dialog'].includes(incoming.event.kind)) return [];
  const { tongue } = await personOf(services, incoming);
  return [{ text: tongue.strings.answers.onlyPersonal }];
}
