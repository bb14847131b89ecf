import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { weekOfInstant } from '../../../core/week.ts';
import type { Send } from '../../end-to-end/api.ts';
import { daytimeZone } from '../../end-to-end/daytime.ts';
import { lena } from '../../end-to-end/directory.ts';
import { withBrowser } from '../../local/browser.ts';
import { furnish, type Stage, setStage } from './stage.ts';

withBrowser('the settings in the tab')('a person in the settings', () => {
  const zone = daytimeZone();
  const week = weekOfInstant(Date.now(), zone);
  const rules = [
    { id: 'r-1', trait: 'title', value: 'stand-up', projectId: 'apollo', taskId: 'build' },
    { id: 'r-2', trait: 'attendeeDomain', value: 'hermes.example', projectId: 'hermes' },
  ];
  let stage: Stage;
  let asLena: Send;
  let page: Page;
  let tab: FrameLocator;

  beforeAll(async () => {
    stage = await setStage();
    asLena = await furnish(stage, lena, zone);
    await asLena('POST', `/users/me/weeks/${week}/runs`, { json: { runId: 'draft-1' } });
    await asLena('PUT', '/users/me/profile', { json: { rules } });
    ({ page, tab } = await stage.open(lena, { to: week }));
    await tab.getByRole('button', { name: 'Settings' }).press('Enter');
  });
  afterAll(() => stage?.close());

  const profile = async () => (await asLena('GET', '/users/me/profile')).body as Record<string, unknown>;
  const form = () => tab.getByRole('form', { name: 'How I work' });

  test('sets hours, sources and their order, and finds them stored', async () => {
    await form().getByLabel('Fri').fill('4,5');
    await form().getByRole('button', { name: 'Trust Calendar more' }).press('Enter');
    await form().getByRole('checkbox', { name: 'Earlier weeks' }).press('Space');
    await form().getByLabel('Name').fill('Lena Vogt');
    await form().getByRole('button', { name: 'Save' }).press('Enter');
    await form().getByText('Saved.').waitFor();
    expect(await profile()).toMatchObject({
      ...{ consent: true, displayName: 'Lena Vogt', zone, rules },
      workingHours: { minutes: [480, 480, 480, 480, 270, 0, 0] },
      sourceOrder: ['assignment', 'calendar', 'booking'],
    });
  });

  test('has the days in the order of their own week, and each keeps its hours', async () => {
    const weeks = {
      'en-us': ['Sun 0:00', 'Mon 8:00', 'Tue 8:00', 'Wed 8:00', 'Thu 8:00', 'Fri 4:30', 'Sat 0:00'],
      'en-gb': ['Mon 8:00', 'Tue 8:00', 'Wed 8:00', 'Thu 8:00', 'Fri 4:30', 'Sat 0:00', 'Sun 0:00'],
    };
    for (const [locale, shown] of Object.entries(weeks)) {
      const { page: own, tab: there } = await stage.open(lena, { to: week, locale });
      await there.getByRole('button', { name: 'Settings' }).press('Enter');
      const days = there.getByRole('group', { name: 'Working hours' });
      await days.getByLabel('Fri').waitFor();
      const fields = await days.locator('.field').all();
      const read = fields.map(
        async field => `${await field.textContent()} ${await field.locator('input').inputValue()}`,
      );
      expect(await Promise.all(read)).toEqual(shown);
      await own.close();
    }
  });

  test('fills in the first field of a week that begins on Sunday, and Sunday gets it', async () => {
    const stored = async () => {
      const answered = page.waitForResponse(answer => answer.request().method() === 'PUT');
      await form().getByRole('button', { name: 'Save' }).press('Enter');
      await answered;
      return (await profile())['workingHours'];
    };
    await form().getByRole('group', { name: 'Working hours' }).locator('input').first().fill('1');
    expect(await stored()).toEqual({ minutes: [480, 480, 480, 480, 270, 0, 60] });
    await form().getByLabel('Sun').fill('0');
    expect(await stored()).toEqual({ minutes: [480, 480, 480, 480, 270, 0, 0] });
  });

  test('is told which field cannot be saved, and nothing is', async () => {
    await form().getByLabel('Time zone').fill('Middle/Earth');
    await form().getByLabel('Fri').fill('8');
    await form().getByRole('button', { name: 'Save' }).press('Enter');
    await form().getByText('Please look at: Time zone').waitFor();
    expect(await profile()).toMatchObject({
      zone,
      workingHours: { minutes: [480, 480, 480, 480, 270, 0, 0] },
    });
  });

  test('reads what was learned, by name, has one rule forgotten, and keeps it after all', async () => {
    await tab.getByText('Title has “stand-up”: Apollo · Build').waitFor();
    await tab.getByRole('button', { name: 'Forget “stand-up”' }).press('Enter');
    await tab.getByText('“stand-up” is forgotten').waitFor();
    expect(await profile()).toMatchObject({ rules: [rules[1]] });
    await tab.getByRole('button', { name: 'Keep it after all' }).press('Enter');
    await tab.getByText('Title has “stand-up”: Apollo · Build').waitFor();
    expect(await profile()).toMatchObject({ rules: [rules[1], rules[0]] });
  });

  test('takes away everything that is stored, as a file', async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      tab.getByRole('button', { name: 'Download my data' }).press('Enter'),
    ]);
    const { documents } = JSON.parse(readFileSync(await file.path(), 'utf8')) as {
      documents: { kind: string }[];
    };
    expect(file.suggestedFilename()).toBe('time-agent-my-data.json');
    expect(documents.filter(({ kind }) => kind === 'entry')).toHaveLength(5);
  });

  test('reads what goes before anything is deleted, and can leave it at that', async () => {
    await tab.getByRole('button', { name: 'Delete my data' }).press('Enter');
    const dialog = tab.getByRole('dialog', { name: 'Delete everything about me?' });
    await dialog.getByText('1 week with 5 entries').waitFor();
    expect(await dialog.getByRole('button', { name: 'Delete for good' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await profile()).toMatchObject({ consent: true });
  });

  test('has everything deleted, edits that were kept on the machine too', async () => {
    const frame = page.frames().find(each => each.url().includes('/api/tab/'));
    await frame?.evaluate(`localStorage.setItem('time-agent.unsaved.${lena.oid}.2026-W01.x', '{}')`);
    await tab.getByRole('button', { name: 'Delete my data' }).press('Enter');
    const dialog = tab.getByRole('dialog', { name: 'Delete everything about me?' });
    await dialog.getByText('edits on this machine').waitFor();
    await dialog.getByLabel('I know that nobody can bring this back').press('Space');
    await dialog.getByRole('button', { name: 'Delete for good' }).press('Enter');
    await tab.getByRole('heading', { name: 'Everything about you is deleted' }).waitFor();
    expect(await profile()).toMatchObject({ consent: false, rules: [] });
    expect(await frame?.evaluate('localStorage.length')).toBe(0);
  });
});
