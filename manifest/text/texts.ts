/** The tabs of the app. The ids stay as they are: deep links and pinned tabs name them. */
export const tabIds = ['my-week', 'team', 'organisation'] as const;
export type TabId = (typeof tabIds)[number];

/** What the chat offers: sentences of core/chat. Teams sends the one that was chosen to the bot as it is. */
export const commands = [
  ...(['show', 'why today?', "what's missing?", 'edit', 'undo', 'submit', 'recall'] as const),
  ...(['settings', 'help'] as const),
] as const;
export type CommandSentence = (typeof commands)[number];

/** What the store and Teams say about the app, in one language. */
export type AppTexts = {
  short: string;
  full: string;
  about: string;
  aboutFull: string;
  tabs: Record<TabId, string>;
  /** What each sentence does. */
  commands: Record<CommandSentence, string>;
};

/** The same in another language, with sentences of that language that the bot understands. */
export type TranslatedTexts = AppTexts & { sentences: Record<CommandSentence, string> };
