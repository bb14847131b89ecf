import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { weekOfInstant } from '../../../core/week.ts';
import type { Send } from '../../end-to-end/api.ts';
import { daytimeZone } from '../../end-to-end/daytime.ts';
import { lena } from '../../end-to-end/directory.ts';
import { withBrowser } from '../../local/browser.ts';
import { furnish, type Stage, setStage } from './stage.ts';

withBrowser('the history of a week')('the history of a week', () => {
  const zone = daytimeZone();
  const week = weekOfInstant(Date.now(), zone);
  let stage: Stage;
  let asLena: Send;
  let page: Page;
  let tab: FrameLocator;

  beforeAll(async () => {
    stage = await setStage();
    asLena = await furnish(stage, lena, zone);
    await asLena('POST', `/users/me/weeks/${week}/runs`, { json: { runId: 'draft-1' } });
    ({ page, tab } = await stage.open(lena, { to: week }));
    await tab.getByRole('gridcell', { name: /^Apollo · Build, Monday/ }).focus();
    await page.keyboard.type('6');
    await page.keyboard.press('Tab');
    await tab.getByText('Saved', { exact: true }).waitFor();
  });
  afterAll(() => stage?.close());

  const cell = (name: RegExp) => tab.getByRole('gridcell', { name });
  const stored = async () => (await asLena('GET', `/users/me/weeks/${week}`)).body;
  const run = (name: string) =>
    tab.getByRole('listitem').filter({ has: tab.getByRole('heading', { name, exact: true }) });

  test('says who has done what, and what it changed, the newest first', async () => {
    await page.keyboard.press('Alt+h');
    await tab.getByRole('dialog', { name: 'What has been done to this week' }).waitFor();
    await run('Corrected').getByText('Apollo / Build 6:00').waitFor();
    await run('Drafted').getByText('Time Agent').waitFor();
    expect(await tab.getByRole('dialog').getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      'Corrected',
      'Drafted',
    ]);
    await run('Drafted').getByText('Added').nth(4).waitFor();
    expect(await run('Drafted').getByText('Added').count()).toBe(5);
  });

  test('shows what an undo would take back, and does nothing before it is told to', async () => {
    await run('Drafted').getByRole('button', { name: /^Undo/ }).press('Enter');
    const shown = tab.getByRole('region', { name: 'Taking this back would do the following' });
    await shown.getByText('Deleted').nth(3).waitFor();
    expect(await shown.getByText('Deleted').count()).toBe(4);
    await shown.getByText('One line has been changed since').waitFor();
    expect(await stored()).toMatchObject({ totalMinutes: 360 + 4 * 240 });
  });

  test('shows it anew when somebody has changed the week meanwhile, and still does nothing', async () => {
    const changes = [{ op: 'add', date: await date(4), minutes: 5, projectId: 'hermes' }];
    await asLena('POST', `/users/me/weeks/${week}/corrections`, { json: { runId: 'other', changes } });
    await tab.getByRole('button', { name: 'Take it back' }).press('Enter');
    await tab.getByText('The week has just changed').first().waitFor();
    expect(await stored()).toMatchObject({ totalMinutes: 360 + 4 * 240 + 5 });
  });

  test('takes it back then, and the week behind it follows', async () => {
    await tab.getByRole('button', { name: 'Take it back' }).press('Enter');
    await run('Taken back').getByText('You').waitFor();
    expect(await stored()).toMatchObject({ totalMinutes: 365 });
    await page.keyboard.press('Escape');
    await cell(/^Apollo · Build, Tuesday, .*nothing$/).waitFor();
  });

  const date = async (day: number) => {
    const { days } = (await stored()) as { days: { date: string }[] };
    return days[day]?.date ?? '';
  };
});
