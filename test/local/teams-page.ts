import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Card } from '../../bot/cards/card.ts';
import { hostConfig, styleSheet } from '../bot/pictures/teams-look.ts';

/** Sends an invoke to the bot as Teams does; the answer's body. */
export type Invoke = (name: string, value: object, replyToId?: string) => Promise<unknown>;

const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
export const cardId = 'message-1';

/**
 * A page that stands for Teams: a card in a chat, which is refreshed when it is opened, and the dialog that it opens. The
 * Agents Playground has neither. Source: Microsoft's documentation of dialogs and of cards that are up to date.
 */
export async function openChat(page: Page, card: Card, invoke: Invoke): Promise<void> {
  await page.exposeFunction('invokeBot', invoke);
  await page.setContent(
    `<!doctype html><style>${styleSheet('light')}</style><main id="chat"></main>
     <dialog id="dialog" style="width:600px"><h1></h1><div id="task"></div></dialog>`,
  );
  await page.addScriptTag({ content: readFileSync(renderer, 'utf8') });
  await page.evaluate(standForTeams, { card, cardId, config: hostConfig('light') });
}

type Task = { type: string; value: string | { title: string; card: { content: object } } };
type Action = { getJsonTypeName(): string; verb?: string; data: Record<string, unknown> };

/** What there is in the page, as far as it is used: the types of browsers are not those of this project. */
type Element = {
  open: boolean;
  textContent: string;
  replaceChildren(...of: unknown[]): void;
  querySelector(of: string): Element;
  showModal(): void;
  close(): void;
};
type Rendered = {
  hostConfig: unknown;
  parse(card: object): void;
  onExecuteAction: unknown;
  render(): unknown;
};
type PageWorld = {
  AdaptiveCards: { AdaptiveCard: new () => Rendered; HostConfig: new (config: object) => unknown };
  document: { getElementById(id: string): Element };
  invokeBot(name: string, value: object, replyToId?: string): Promise<Body | undefined>;
};
type Body = { type: string; value: object; task?: Task };

/** Runs in the page. */
function standForTeams({ card, cardId: id, config }: { card: object; cardId: string; config: object }): void {
  const { AdaptiveCards, document, invokeBot } = globalThis as unknown as PageWorld;
  const [chat, dialog] = [document.getElementById('chat'), document.getElementById('dialog')];
  const draw = (
    where: { replaceChildren(...of: unknown[]): void },
    shown: object,
    press: (action: Action) => unknown,
  ) => {
    const made = new AdaptiveCards.AdaptiveCard();
    made.hostConfig = new AdaptiveCards.HostConfig(config);
    made.parse(shown);
    made.onExecuteAction = press;
    where.replaceChildren(made.render());
  };
  const execute = async (action: object, trigger: string) => {
    const body = await invokeBot('adaptiveCard/action', { action, trigger }, id);
    if (body?.type === 'application/vnd.microsoft.card.adaptive') draw(chat, body.value, pressInChat);
  };
  const showTask = (task: Task | undefined) => {
    if (!task) return dialog.close();
    if (!dialog.open) dialog.showModal();
    const { value } = task;
    const content = document.getElementById('task');
    dialog.querySelector('h1').textContent = typeof value === 'string' ? '' : value.title;
    if (typeof value === 'string') content.textContent = value;
    else
      draw(content, value.card.content, async ({ data }) =>
        showTask((await invokeBot('task/submit', { data }))?.task),
      );
    return undefined;
  };
  const pressInChat = async (action: Action) => {
    const { verb, data } = action;
    if (action.getJsonTypeName() === 'Action.Execute')
      return execute({ type: 'Action.Execute', verb, data }, 'manual');
    return showTask((await invokeBot('task/fetch', { data }, id))?.task);
  };
  draw(chat, card, pressInChat);
  const { refresh } = card as { refresh?: { action: object } };
  if (refresh) void execute(refresh.action, 'automatic');
}
