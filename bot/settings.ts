/** How the bot signs in to Teams, and who may sign in to it. */
export type BotSettings = {
  /** The application (client) id of the bot's registration; tokens of Teams are made out for it. */
  appId: string;
  /** How it proves to be that application: a secret, or the managed identity of the Functions app. */
  credential: { kind: 'secret'; secret: string; tenantId?: string } | { kind: 'managedIdentity' };
  /** Where the signing keys of Teams' tokens are published. */
  channelMetadataUrl: string;
};

/** A bot that nobody signs in to and that signs in nowhere: only for a stack on this very machine. */
export type OpenBot = { kind: 'open' };

/** The app in Teams that bot and tab are parts of: the id of its manifest, and where its tab lies in a browser. */
export type TeamsApp = Readonly<{ id: string; tabAddress?: string }>;

/** `closed`: tokens are asked for, as everywhere but on one's own machine. */
export type BotConfig = ({ kind: 'closed' } & BotSettings) | OpenBot;
