import { z } from 'zod';
import type { AllowedOrigin } from '../../core/webhooks/callback.ts';
import type { SigningKey, SigningKeys } from '../../core/webhooks/location.ts';

/** With what addresses and events are signed, and where events may go although it is not public. */
export type WebhookConfig = Readonly<{ signing: SigningKeys; allowed: readonly AllowedOrigin[] }>;

const keysRule =
  'must be keys such as 2026-11:BASE64 of 32 bytes or more, separated by commas, the one that signs first';
const originsRule = 'must be origins such as https://hooks.contoso.example, separated by commas';

/** Settings of webhooks. Without keys nobody can subscribe. */
export const webhookSettings = {
  /** A key that is no longer first is still believed: that is how keys are exchanged. */
  WEBHOOK_SIGNING: z
    .string()
    .transform(partsOf)
    .pipe(z.array(z.string().transform(keyOf)).min(1))
    .optional(),
  /** In the place of a port, nothing stands for any. */
  WEBHOOK_ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform(partsOf)
    .pipe(z.array(z.string().transform(originOf))),
} as const;

type Settings = z.output<z.ZodObject<typeof webhookSettings>>;

function partsOf(text: string): string[] {
  return text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
}

function keyOf(text: string, context: z.RefinementCtx): SigningKey {
  const [, id = '', base64 = ''] = /^([A-Za-z0-9-]{1,20}):([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < 32) context.addIssue({ code: 'custom', message: keysRule });
  return { id, bytes };
}

function originOf(text: string, context: z.RefinementCtx): AllowedOrigin {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    context.addIssue({ code: 'custom', message: originsRule });
    return { protocol: '', hostname: '' };
  }
  const { protocol, hostname, port } = url;
  return { protocol, hostname, ...(port !== '' && { port }) };
}

export function webhookConfigOf(s: Settings): { webhooks?: WebhookConfig } {
  const [first, ...others] = s.WEBHOOK_SIGNING ?? [];
  if (!first) return {};
  const allowed = Object.freeze(s.WEBHOOK_ALLOWED_ORIGINS);
  return { webhooks: Object.freeze({ signing: Object.freeze([first, ...others] as const), allowed }) };
}
