import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { weekOfInstant } from '../../../core/week.ts';
import type { Send } from '../../end-to-end/api.ts';
import { daytimeZone } from '../../end-to-end/daytime.ts';
import { lena } from '../../end-to-end/directory.ts';
import { withBrowser } from '../../local/browser.ts';
import { furnish, type Stage, setStage } from './stage.ts';

// One person, one week, no mouse: what they see, press and find again.
withBrowser('my week in the tab')('a person at the keyboard', () => {
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
  });
  afterAll(() => stage?.close());

  const cell = (name: RegExp) => tab.getByRole('gridcell', { name });
  const saved = () => tab.getByText('Saved', { exact: true }).waitFor();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const stored = async () => (await asLena('GET', `/users/me/weeks/${week}`)).body;

  test('sees the draft, how sure the agent is, and what is missing', async () => {
    await cell(/^Apollo · Build, Monday, .*4:00, drafted/).waitFor();
    await tab.getByText('20:00 of 40:00 h').waitFor();
    await tab.getByRole('heading', { name: 'What to look at' }).waitFor();
  });

  test('types hours in three ways, and they are stored', async () => {
    await cell(/^Apollo · Build, Monday/).focus();
    await press('6', ':', '3', '0', 'Tab');
    await press('7', ',', '5', 'Tab');
    await press('F2', 'Control+a', '9', '0', 'm', 'Enter');
    await saved();
    expect(await stored()).toMatchObject({ totalMinutes: 390 + 450 + 90 + 240 + 240 });
  });

  test('finds them again after the page is loaded anew', async () => {
    await page.reload();
    await cell(/^Apollo · Build, Monday, .*6:30$/).waitFor();
    await cell(/^Apollo · Build, Tuesday, .*7:30$/).waitFor();
  });

  test('is told that something is no duration, and nothing changes', async () => {
    await cell(/^Apollo · Build, Monday/).focus();
    await press('Enter', 'x', 'Enter');
    await tab.getByText('is not a number of hours').waitFor();
    await press('Escape');
    await cell(/^Apollo · Build, Monday, .*6:30$/).waitFor();
  });

  test('deletes a line, and takes that back', async () => {
    await cell(/^Apollo · Build, Friday/).focus();
    await press('Delete');
    await cell(/^Apollo · Build, Friday, .*nothing$/).waitFor();
    await press('Control+z');
    await cell(/^Apollo · Build, Friday, .*4:00/).waitFor();
    await saved();
  });

  test('adds a project by name and enters time on it', async () => {
    await press('Alt+n');
    await page.keyboard.type('herm');
    await tab.getByRole('option', { name: 'Hermes' }).waitFor();
    await tab.getByRole('option', { name: 'Apollo', exact: true }).waitFor({ state: 'detached' });
    await press('Enter');
    // The focus comes a moment after the row.
    await cell(/^Hermes, Monday/)
      .and(tab.locator(':focus'))
      .waitFor();
    await press('1', 'Enter');
    await cell(/^Hermes, Monday, .*1:00$/).waitFor();
    await saved();
    expect((await stored()) as { days: object[] }).toMatchObject({ totalMinutes: 1410 + 60 });
  });

  test('reads why a line is there, and splits it', async () => {
    await cell(/^Apollo · Build, Thursday/).focus();
    await press('Space');
    await tab.getByRole('heading', { name: 'Why this line' }).waitFor();
    await tab.getByRole('button', { name: 'Split line' }).focus();
    await press('Enter');
    const dialog = tab.getByRole('dialog');
    await dialog.getByLabel('Hours to take off').fill('1');
    await dialog.getByLabel('Day').selectOption({ index: 4 });
    await dialog.getByLabel('Project and task').selectOption('Hermes');
    await dialog.getByRole('button', { name: 'Split', exact: true }).press('Enter');
    await cell(/^Apollo · Build, Thursday, .*3:00$/).waitFor();
    await cell(/^Hermes, Friday, .*1:00$/).waitFor();
  });

  test('moves a line to another day and project', async () => {
    await cell(/^Hermes, Friday/).focus();
    await press('Space');
    const dialog = tab.getByRole('dialog');
    await dialog.getByLabel('Day').first().selectOption({ index: 5 });
    await dialog.getByLabel('Project and task').first().selectOption('Apollo · Build');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await cell(/^Hermes, Friday, .*nothing$/).waitFor();
    await cell(/^Apollo · Build, Saturday, .*1:00$/).waitFor();
    await press('Control+z');
    await cell(/^Hermes, Friday, .*1:00$/).waitFor();
    await saved();
    expect(await stored()).toMatchObject({ totalMinutes: 1470 });
  });

  test('submits the week, finds it locked, and recalls it', async () => {
    await saved();
    await tab.getByRole('button', { name: 'Submit week' }).press('Enter');
    await tab.getByText('This week has been handed in').waitFor();
    expect(await stored()).toMatchObject({ status: 'submitted' });
    await tab.getByRole('button', { name: 'Recall week' }).press('Enter');
    await tab.getByRole('button', { name: 'Submit week' }).waitFor();
    expect(await stored()).toMatchObject({ status: 'draft' });
  });
});
