import { app, authentication, pages } from '@microsoft/teams-js';

export type ThemeName = 'default' | 'dark' | 'contrast';

/** What Teams says of who looks and how. */
export type Host = {
  locale: string;
  theme: ThemeName;
  /** What tells people apart who use this browser one after the other. */
  personId: string;
  /** Which tab of the app was opened, by its id in the manifest: `my-week`, say. */
  tab: string;
  /** Where in it a deep link leads: `2026-W48`. Empty without one. */
  target: string;
  token(fresh: boolean): Promise<string>;
  onTheme(handle: (theme: ThemeName) => void): void;
  /** Tells Teams that there is something to see, or that there will not be. */
  loaded(): void;
  failed(): void;
  shareLink(target: string): void;
};

/** A frame whose parent is no Teams never gets an answer. */
const answerMaxMs = 8_000;
/** Teams may have to ask the person first. */
const consentMaxMs = 60_000;

/** Finds the Teams that this page is shown in. Undefined outside Teams. */
export async function findTeams(): Promise<Host | undefined> {
  try {
    await within(app.initialize(), answerMaxMs);
    const context = await app.getContext();
    return {
      locale: context.app.locale,
      theme: themeOf(context.app.theme),
      personId: context.user?.id ?? '',
      tab: context.page.id,
      target: context.page.subPageId ?? '',
      token: tokens(),
      onTheme: handle => app.registerOnThemeChangeHandler(theme => handle(themeOf(theme))),
      loaded: () => app.notifySuccess(),
      failed: () => app.notifyFailure({ reason: app.FailedReason.AuthFailed }),
      shareLink: subPageId => pages.shareDeepLink({ subPageId, subPageLabel: subPageId }),
    };
  } catch {
    return undefined;
  }
}

function themeOf(theme: string): ThemeName {
  if (theme === 'contrast') return 'contrast';
  return theme === 'dark' || theme === 'glass' ? 'dark' : 'default';
}

/** Teams keeps tokens itself; asking it for each request would still cost a message each time. */
function tokens(): (fresh: boolean) => Promise<string> {
  let held: Promise<string> | undefined;
  return async fresh => {
    if (fresh) held = undefined;
    held ??= within(authentication.getAuthToken(), consentMaxMs);
    try {
      return await held;
    } catch (error) {
      held = undefined;
      throw error;
    }
  };
}

function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  return Promise.race([
    promise,
    new Promise<T>((_, reject) => {
      setTimeout(() => reject(new Error('Teams did not answer.')), ms);
    }),
  ]);
}
