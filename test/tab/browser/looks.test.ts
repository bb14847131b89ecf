import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { weekOfInstant } from '../../../core/week.ts';
import { daytimeZone } from '../../end-to-end/daytime.ts';
import { everything, lena, mo } from '../../end-to-end/directory.ts';
import { withBrowser } from '../../local/browser.ts';
import { furnish, type Stage, setStage } from './stage.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

type Violation = { id: string; impact: string; nodes: { html: string }[] };

/** What axe finds serious or worse in the tab's frame. */
async function faultsOf(page: Page): Promise<string[]> {
  const frame = page.frames().find(each => each.url().includes('/api/tab/'));
  if (!frame) throw new Error('There is no tab on this page.');
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate<{ violations: Violation[] }>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

withBrowser('the looks of the tab')('the tab', () => {
  const zone = daytimeZone();
  const week = weekOfInstant(Date.now(), zone);
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage();
    const asLena = await furnish(stage, lena, zone);
    await asLena('POST', `/users/me/weeks/${week}/runs`, { json: { runId: 'draft-1' } });
  });
  afterAll(() => stage?.close());

  const grid = (theme: string, viewport: typeof phone, locale = 'en-us') =>
    stage.open(lena, { theme, locale, to: week, options: { viewport, bypassCSP: true } });

  describe.each(['default', 'dark', 'contrast'])('in the theme %s', theme => {
    test.each([
      ['a desktop', desktop],
      ['a phone', phone],
    ])('has nothing serious in the eyes of axe on %s', async (_, viewport) => {
      const { page, tab } = await grid(theme, viewport);
      await tab
        .getByRole('gridcell', { name: /^Apollo · Build/ })
        .first()
        .waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await tab
        .getByRole('gridcell', { name: /^Apollo · Build/ })
        .first()
        .press('Space');
      await tab.getByRole('dialog').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.context().close();
    });
  });

  test.each(['default', 'dark', 'contrast'])(
    'history, settings and agreement have nothing serious in the eyes of axe in the theme %s',
    async theme => {
      const { page, tab } = await grid(theme, phone);
      await tab.getByRole('button', { name: 'History' }).press('Enter');
      await tab.getByRole('button', { name: /^Undo: Drafted/ }).press('Enter');
      await tab.getByText('Taking this back would').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await tab.getByRole('button', { name: 'Settings' }).press('Enter');
      await tab.getByRole('form', { name: 'How I work' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await tab.getByRole('button', { name: 'Delete my data' }).press('Enter');
      await tab.getByRole('dialog').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.context().close();
      const asked = await stage.open(everything, { theme, options: { viewport: phone, bypassCSP: true } });
      await asked.tab.getByRole('button', { name: 'Agree and start' }).waitFor();
      expect(await faultsOf(asked.page)).toEqual([]);
      await asked.page.context().close();
    },
  );

  describe.each(['default', 'dark', 'contrast'])(
    'the views of approvers and administrators, in the theme %s',
    theme => {
      test.each([
        ['a desktop', desktop],
        ['a phone', phone],
      ])('have nothing serious in the eyes of axe, and no scrolling sideways, on %s', async (_, viewport) => {
        const options = { viewport, bypassCSP: true };
        const { page, tab } = await stage.open(everything, { theme, locale: 'de-de', to: 'team', options });
        const isWide = () => page.frames()[1]?.evaluate('document.documentElement.scrollWidth > innerWidth');
        await tab.getByRole('button', { name: /Offen/ }).click();
        await tab
          .getByRole('button', { name: /^Woche von/ })
          .first()
          .click();
        await tab.getByText('Apollo · Build').first().waitFor();
        expect([await faultsOf(page), await isWide()]).toEqual([[], false]);
        await tab.getByRole('button', { name: 'Organisation' }).click();
        for (const name of ['Läufe', 'Zustellung', 'Unzustellbar', 'Richtlinie', 'Kapazität']) {
          await tab.getByRole('button', { name, exact: true }).click();
          await tab.locator('main:not(:has([aria-busy="true"])) .panel').first().waitFor();
          expect([name, await faultsOf(page), await isWide()]).toEqual([name, [], false]);
        }
        await page.context().close();
      });
    },
  );

  test('control: axe sees a button without a name', async () => {
    const { page, tab } = await grid('default', desktop);
    await tab.getByRole('grid').waitFor();
    await page.frames()[1]?.evaluate('document.body.append(document.createElement("button"))');
    expect(await faultsOf(page)).toEqual([expect.stringContaining('button-name')]);
    await page.context().close();
  });

  test('needs no scrolling sideways on a phone', async () => {
    const { page, tab } = await grid('default', phone, 'de-de');
    await tab.getByRole('grid').waitFor();
    const wide = await page.frames()[1]?.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(wide).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test('follows theme and language of Teams, the theme while it is open', async () => {
    const { page, tab } = await stage.open(lena, { locale: 'de-de', to: week });
    await tab.getByRole('button', { name: 'Woche einreichen' }).waitFor();
    await page.getByLabel('Theme').selectOption('dark');
    await tab.locator('html[data-theme="dark"]').waitFor();
    await page.context().close();
  });

  test('keeps to its security policy: nothing that it does is refused by the browser', async () => {
    const { page, tab } = await stage.open(lena, { to: week });
    const refused: string[] = [];
    page.on('console', message => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text());
    });
    await page.reload();
    await tab
      .getByRole('gridcell', { name: /^Apollo · Build/ })
      .first()
      .press('Space');
    await tab.getByRole('dialog').waitFor();
    expect(refused).toEqual([]);
    await page.frames()[1]?.evaluate(`document.body.append(Object.assign(document.createElement('script'), {
      textContent: 'globalThis.ran = true' }))`);
    expect(await page.frames()[1]?.evaluate('globalThis.ran')).toBeUndefined();
    await page.context().close();
  });

  test('says where it lives when it is opened outside Teams', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.stack.url}/api/tab/`);
    await page.getByRole('heading', { name: 'Time Agent lives in Teams' }).waitFor();
    await page.close();
  });

  test('offers a draft and a project to whoever has an empty week', async () => {
    await furnish(stage, mo, zone);
    const { page, tab } = await stage.open(mo, { to: week });
    await tab.getByRole('heading', { name: 'Nothing is entered this week' }).waitFor();
    await tab.getByRole('button', { name: 'Draft my week' }).last().click();
    await tab.getByRole('gridcell', { name: /^Apollo · Build, Monday, .*4:00/ }).waitFor();
    await page.context().close();
  });
});
