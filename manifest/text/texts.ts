/** The tabs of the app. The ids stay as they are: deep links and pinned tabs name them. */
export const tabIds = ['my-week', 'team', 'organisation'] as const;
export type TabId = (typeof tabIds)[number];

/** What the chat offers: sentences of core/chat, in the language that it understands. */
export const commands = [
  ...(['show', 'why today?', "what's missing?", 'undo', 'submit', 'recall', 'settings', 'help'] as const),
] as const;
export type CommandSentence = (typeof commands)[number];

/** What the store and Teams say about the app, in one language. */
export type AppTexts = {
  short: string;
  full: string;
  about: string;
  aboutFull: string;
  tabs: Record<TabId, string>;
  /** What each sentence does. The sentences themselves are sent to the bot as they are, so they are not translated. */
  commands: Record<CommandSentence, string>;
};
