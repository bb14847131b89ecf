import { z } from 'zod';
import type { BotConfig, TeamsApp } from '../../bot/settings.ts';

const guid = z.guid('must be a GUID');

/** Settings of the bot. Without any of them there is no bot, and nothing listens for Teams. */
export const botSettings = {
  BOT_APP_ID: guid.optional(),
  /** As in the bot's registration. */
  BOT_APP_TYPE: z
    .enum(
      ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'],
      'must be SingleTenant, MultiTenant or UserAssignedMSI',
    )
    .default('SingleTenant'),
  /** The tenant of the registration; only a MultiTenant one has none. */
  BOT_APP_TENANT: guid.optional(),
  BOT_APP_SECRET: z.string().min(1).optional(),
  /** Where Teams publishes its signing keys; national clouds have addresses of their own. */
  BOT_CHANNEL_METADATA: z
    .url({ protocol: /^https?$/ })
    .default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  /** The id in the manifest of the app in Teams: with it, cards lead to the tab. */
  TEAMS_APP_ID: guid.optional(),
  /** Where the tab lies in a browser, for clients that cannot open it in Teams. */
  TEAMS_TAB_ADDRESS: z.url({ protocol: /^https$/, error: 'must be an https address' }).optional(),
  /** A bot without sign-in, for the test client on one's own machine: only with a store on that machine. */
  BOT_WITHOUT_SIGN_IN: z.literal('loopback', 'can only be "loopback"').optional(),
} as const;

type Settings = z.output<z.ZodObject<typeof botSettings>>;
type Issue = { path: [keyof Settings]; message: string };

/** What does not go together, and would leave the bot open or mute. */
export function botIssues(s: Settings & { COSMOS_ENDPOINT: string }): Issue[] {
  const issue = (name: keyof Settings, message: string): Issue => ({ path: [name], message });
  const open = s.BOT_WITHOUT_SIGN_IN !== undefined;
  if (open && !isLoopback(s.COSMOS_ENDPOINT))
    return [issue('BOT_WITHOUT_SIGN_IN', 'can only be set while COSMOS_ENDPOINT lies on this machine')];
  if (open && s.BOT_APP_ID !== undefined)
    return [issue('BOT_WITHOUT_SIGN_IN', 'must not be set together with BOT_APP_ID')];
  if (s.TEAMS_TAB_ADDRESS !== undefined && s.TEAMS_APP_ID === undefined)
    return [issue('TEAMS_APP_ID', 'must be given with TEAMS_TAB_ADDRESS')];
  if (s.BOT_APP_ID === undefined) {
    const given = s.BOT_APP_TENANT ?? s.BOT_APP_SECRET;
    return given === undefined
      ? []
      : [issue('BOT_APP_ID', 'must be given with the other settings of the bot')];
  }
  return [
    ...(s.BOT_APP_TENANT === undefined && s.BOT_APP_TYPE !== 'MultiTenant'
      ? [issue('BOT_APP_TENANT', 'must be given, unless BOT_APP_TYPE is MultiTenant')]
      : []),
    ...(s.BOT_APP_SECRET === undefined && s.BOT_APP_TYPE !== 'UserAssignedMSI'
      ? [issue('BOT_APP_SECRET', 'must be given, unless BOT_APP_TYPE is UserAssignedMSI')]
      : []),
  ];
}

/** The app's place in Teams, if it has one. */
export function teamsAppOf(s: Settings): { teamsApp?: TeamsApp } {
  if (s.TEAMS_APP_ID === undefined) return {};
  const address = s.TEAMS_TAB_ADDRESS;
  return {
    teamsApp: Object.freeze({ id: s.TEAMS_APP_ID, ...(address !== undefined && { tabAddress: address }) }),
  };
}

function isLoopback(endpoint: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname);
}

export function botConfigOf(s: Settings): { bot?: BotConfig } {
  if (s.BOT_WITHOUT_SIGN_IN !== undefined) return { bot: Object.freeze({ kind: 'open' }) };
  if (s.BOT_APP_ID === undefined) return {};
  const { BOT_APP_TENANT: tenantId, BOT_APP_SECRET: secret = '' } = s;
  const credential =
    s.BOT_APP_TYPE === 'UserAssignedMSI'
      ? ({ kind: 'managedIdentity' } as const)
      : ({ kind: 'secret', secret, ...(tenantId !== undefined && { tenantId }) } as const);
  return {
    bot: Object.freeze({
      ...{ kind: 'closed', appId: s.BOT_APP_ID, channelMetadataUrl: s.BOT_CHANNEL_METADATA },
      credential: Object.freeze(credential),
    }),
  };
}
