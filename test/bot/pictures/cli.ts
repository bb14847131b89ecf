// Draws every card of the bot in Chromium, for people to look at: phone and desktop, light, dark and high contrast.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '../../local/chromium.ts';
import { allCards } from '../cards/cards.ts';
import { drawCard, openBrowser, type Width, widths } from './take.ts';
import type { Theme } from './teams-look.ts';

const help = `Draws the bot's cards as pictures.

  npm run pictures                          into docs/pictures
  npm run pictures -- --to FOLDER           elsewhere
  npm run pictures -- --only week,preview   some of them
  npm run pictures -- --language de         in German (default: en)
  npm run pictures -- --browser FILE        with this Chromium (default: CHROMIUM, or the machine's own)`;

const { values } = parseArgs({
  options: {
    to: { type: 'string', default: 'docs/pictures' },
    only: { type: 'string' },
    language: { type: 'string', default: 'en' },
    browser: { type: 'string', default: chromium ?? '' },
    help: { type: 'boolean' },
  },
});

async function main(): Promise<void> {
  if (values.help) return console.log(help);
  if (!existsSync(values.browser))
    throw new Error(`There is no browser at ${values.browser}. Give one by --browser.`);
  mkdirSync(values.to, { recursive: true });
  const browser = await openBrowser(values.browser);
  const wanted = values.only?.split(',');
  for (const [name, card] of Object.entries(allCards(values.language))) {
    if (wanted && !wanted.includes(name)) continue;
    for (const width of Object.keys(widths) as Width[]) {
      for (const theme of ['light', 'dark', 'contrast'] satisfies Theme[]) {
        const page = await drawCard(browser, card, {
          width,
          theme,
          open: name === 'week' && width === 'desktop',
        });
        const file = join(values.to, `${name}-${width}-${theme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        await page.close();
        console.log(file);
      }
    }
  }
  await browser.close();
}

await main();
