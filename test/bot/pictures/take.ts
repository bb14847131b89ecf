import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Card } from '../../../bot/cards/card.ts';
import { hostConfig, styleSheet, type Theme } from './teams-look.ts';

/** As wide as a card is in a chat on a phone, and in a window of the desktop. */
export const widths = { phone: 360, desktop: 760 } as const;
export type Width = keyof typeof widths;

export type Picture = { width: Width; theme: Theme; open?: boolean };

const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
}

/** Draws a card; with `open`, what can be folded out is. */
export async function drawCard(browser: Browser, card: Card, { width, theme, open }: Picture): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: widths[width], height: 400 },
    deviceScaleFactor: 2,
  });
  await page.setContent(`<!doctype html><style>${styleSheet(theme)}</style><body></body>`);
  await page.addScriptTag({ content: readFileSync(renderer, 'utf8') });
  await page.evaluate(draw, { card, config: hostConfig(theme), open: open === true });
  return page;
}

/** Runs in the page. The renderer leaves Markdown to its host: bold words are all that the cards use of it. */
function draw({ card, config, open }: { card: unknown; config: object; open: boolean }): void {
  const renderer = (globalThis as unknown as { AdaptiveCards: Renderer }).AdaptiveCards;
  renderer.AdaptiveCard.onProcessMarkdown = (words, result) => {
    const safe = words.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    result.outputHtml = safe.replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>');
    result.didProcess = true;
  };
  const shown = structuredClone(card) as object;
  const made = new renderer.AdaptiveCard();
  made.hostConfig = new renderer.HostConfig(config);
  made.parse(
    open ? JSON.parse(JSON.stringify(shown).replaceAll('"isVisible":false', '"isVisible":true')) : shown,
  );
  const element = made.render();
  if (element)
    (globalThis as unknown as { document: { body: { append(e: unknown): void } } }).document.body.append(
      element,
    );
}

type Renderer = {
  AdaptiveCard: {
    new (): { hostConfig: unknown; parse(card: object): void; render(): unknown };
    onProcessMarkdown: (words: string, result: { outputHtml?: string; didProcess: boolean }) => void;
  };
  HostConfig: new (config: object) => unknown;
};
