import type { BotFramework } from '../../bot/adapter.ts';
import { botMessenger } from '../../bot/messenger.ts';
import type { BotConfig } from '../../bot/settings.ts';
import { type Messenger, withoutBot } from '../delivery/messenger.ts';
import type { Services } from '../ports.ts';

const made = new WeakMap<BotConfig, Promise<BotFramework>>();

/** The Bot Framework for these settings, once. It is large, so it is loaded only where there is a bot. */
export function botFramework(config: BotConfig): Promise<BotFramework> {
  const known = made.get(config);
  if (known) return known;
  const loading = import('../../bot/adapter.ts').then(({ botFrameworkOf }) => botFrameworkOf(config));
  made.set(config, loading);
  return loading;
}

/** What brings people their messages: the bot, or nobody. */
export function messengerOf(config: BotConfig | undefined, services: () => Services): Messenger {
  if (!config) return withoutBot;
  return botMessenger(services, async (to, reply) => {
    const { sendWith } = await import('../../bot/send.ts');
    return sendWith(await botFramework(config))(to, reply);
  });
}
