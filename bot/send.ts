import { type Activity, ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import type { SendResult } from '../core/delivery.ts';
import type { BotFramework } from './adapter.ts';
import type { Card } from './cards/card.ts';
import type { Conversation } from './incoming.ts';
import type { Reply } from './talk/person.ts';

/** Writes to somebody who has not just written. */
export type Send = (to: Conversation, reply: Reply) => Promise<SendResult>;

export function sendWith({ adapter, appId }: BotFramework): Send {
  return async (to, reply) => {
    try {
      await adapter.continueConversationAsync(appId, referenceOf(to), async context => {
        sendOnce(context);
        await context.sendActivity(activityOf(reply));
      });
      return { kind: 'sent' };
    } catch (error) {
      return failureOf(error);
    }
  };
}

/**
 * Answers a turn: a button by its first reply, which takes the place of the card; a dialog by its next page or a sentence,
 * or by nothing, which closes it. All others are messages.
 */
export async function replyTo(context: TurnContext, replies: readonly Reply[]): Promise<void> {
  const { type, name = '' } = context.activity;
  if (type !== ActivityTypes.Invoke) return sendAll(context, replies);
  const isDialog = name.startsWith('task/');
  const [first] = replies;
  const inDialog = isDialog && first !== undefined && !('card' in first);
  await sendAll(context, isDialog && !inDialog ? replies : replies.slice(1));
  const body = isDialog ? dialogBody(inDialog ? first : undefined) : invokeBody(first);
  await context.sendActivity({
    type: ActivityTypes.InvokeResponse,
    value: { status: 200, ...(body && { body }) },
  });
}

async function sendAll(context: TurnContext, replies: readonly Reply[]): Promise<void> {
  for (const reply of replies) {
    if (!('card' in reply && reply.replaces !== undefined)) await context.sendActivity(activityOf(reply));
    else await replace(context, reply.replaces, reply);
  }
}

/** Where the message is gone, or the client says no, there is a new one: what was done has been done. */
async function replace(context: TurnContext, id: string, reply: Reply): Promise<void> {
  try {
    await context.updateActivity({ ...activityOf(reply), id });
  } catch {
    await context.sendActivity(activityOf(reply));
  }
}

function dialogBody(reply: Reply | undefined): object | undefined {
  if (!reply || 'card' in reply) return undefined;
  if ('text' in reply) return { task: { type: 'message', value: reply.text } };
  const { dialog, title } = reply;
  const value = { title, width: 'medium', height: 'large', card: CardFactory.adaptiveCard(dialog) };
  return { task: { type: 'continue', value } };
}

function invokeBody(reply: Reply | undefined): object {
  if (!reply) return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' };
  return 'text' in reply
    ? { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text }
    : { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: cardIn(reply) };
}

function activityOf(reply: Reply): Partial<Activity> {
  if ('text' in reply) return { type: ActivityTypes.Message, text: reply.text };
  const made = cardIn(reply);
  const { fallbackText = '' } = made;
  // What notifications and list of chats show of the card.
  return {
    type: ActivityTypes.Message,
    summary: fallbackText,
    attachments: [CardFactory.adaptiveCard(made)],
  };
}

function cardIn(reply: Exclude<Reply, { text: string }>): Card {
  return 'card' in reply ? reply.card : reply.dialog;
}

/**
 * A send is tried again by the ledger of deliveries, which knows what it costs. The client would do so by itself, and its
 * option against that (`noRetryPolicy`) is without effect in 4.23, so the policy is taken out of each client.
 */
function sendOnce(context: TurnContext): void {
  const connector: unknown = context.turnState.get(context.adapter.ConnectorClientKey);
  const { pipeline } = (connector as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
}

type Pipeline = { removePolicy(policy: { name: string }): unknown };

function referenceOf({ serviceUrl, conversationId, botId }: Conversation) {
  return {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: botId, name: '' },
    conversation: { id: conversationId, isGroup: false, conversationType: 'personal', name: '' },
  };
}

type Fault = {
  statusCode?: unknown;
  code?: unknown;
  body?: { error?: { code?: unknown } };
  response?: { headers?: { get?(name: string): string | undefined } };
};

/** Teams' own list says which of these are worth another try: 412, 429, 502 and 504; what is blocked stays so. */
function failureOf(error: unknown): SendResult {
  const { statusCode, code, body, response } = (error ?? {}) as Fault;
  const reason = String(body?.error?.code ?? code ?? '');
  if (typeof statusCode !== 'number') return { kind: 'failed', code: 'noAnswer', retryable: true };
  if (statusCode === 429)
    return { kind: 'throttled', retryAfterMs: retryAfterMs(response?.headers?.get?.('retry-after')) };
  if (statusCode === 403)
    return { kind: reason === 'BotNotInConversationRoster' ? 'notInstalled' : 'blocked' };
  if (statusCode === 404) return { kind: 'notInstalled' };
  const retryable = [408, 412, 500, 502, 503, 504].includes(statusCode);
  return { kind: 'failed', code: `http${statusCode}`, retryable };
}

function retryAfterMs(header: string | undefined): number {
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}
