import { z } from 'zod';
import type { Incoming, IncomingEvent } from './incoming.ts';

const text = z.string().min(1).max(1_000);

/** What the bot reads of a Bot Framework activity; all else is left alone. */
const activity = z.object({
  type: z.string(),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().max(28_000).optional(),
  value: z.unknown().optional(),
  replyToId: text.max(500).optional(),
  locale: z.string().max(35).optional(),
  channelId: z.literal('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(500),
  conversation: z.object({ id: text, conversationType: z.string().optional(), tenantId: text.optional() }),
  from: z.object({ aadObjectId: text.optional() }),
  recipient: z.object({ id: text }),
  channelData: z
    .object({ tenant: z.object({ id: text }).optional(), eventType: z.string().optional() })
    .optional(),
});

type Activity = z.output<typeof activity>;

/** Undefined for what does not come from Teams, or does not say from whom and of which tenant. */
export function readActivity(body: unknown): Incoming | undefined {
  const parsed = activity.safeParse(body);
  if (!parsed.success) return undefined;
  const { conversation, from, recipient, channelData, serviceUrl, locale } = parsed.data;
  const tenantId = channelData?.tenant?.id ?? conversation.tenantId;
  if (tenantId === undefined || from.aadObjectId === undefined) return undefined;
  return {
    tenantId: tenantId.toLowerCase(),
    userId: from.aadObjectId.toLowerCase(),
    conversation: { serviceUrl, conversationId: conversation.id, botId: recipient.id },
    personal: (conversation.conversationType ?? 'personal') === 'personal',
    ...(locale !== undefined && { locale }),
    event: eventOf(parsed.data),
  };
}

function eventOf({ type, name, action, text: said = '', value, replyToId }: Activity): IncomingEvent {
  if (type === 'installationUpdate')
    return { kind: action?.startsWith('remove') ? 'uninstalled' : 'installed' };
  if (type === 'invoke' && name === 'adaptiveCard/action')
    return { kind: 'action', data: executedData(value), asMessage: false };
  if (type === 'invoke' && (name === 'task/fetch' || name === 'task/submit'))
    return { kind: 'dialog', data: dialogData(value), ...(replyToId !== undefined && { cardId: replyToId }) };
  if (type !== 'message') return { kind: 'unknown', invoke: type === 'invoke' };
  // Action.Submit comes as a message without words.
  if (said.trim() === '' && typeof value === 'object' && value !== null)
    return { kind: 'action', data: value, asMessage: true };
  return { kind: 'message', text: said };
}

const executed = z.object({
  action: z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()) }),
});

function executedData(value: unknown): unknown {
  const parsed = executed.safeParse(value);
  if (!parsed.success) return undefined;
  const { verb, data } = parsed.data.action;
  return { ...data, verb };
}

const asked = z.object({ data: z.record(z.string(), z.unknown()) });

function dialogData(value: unknown): unknown {
  const parsed = asked.safeParse(value);
  return parsed.success ? parsed.data.data : undefined;
}
