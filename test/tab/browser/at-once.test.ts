import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { weekOfInstant } from '../../../core/week.ts';
import type { Send } from '../../end-to-end/api.ts';
import { daytimeZone } from '../../end-to-end/daytime.ts';
import { lena } from '../../end-to-end/directory.ts';
import { withBrowser } from '../../local/browser.ts';
import { furnish, type Stage, setStage } from './stage.ts';

// Two browsers on one week, the agent beside them, and a line that goes down.
withBrowser('one week in two browsers')('one week in two browsers', () => {
  const zone = daytimeZone();
  const week = weekOfInstant(Date.now(), zone);
  type Shown = { page: Page; tab: FrameLocator };
  let stage: Stage;
  let asLena: Send;
  let left: Shown;
  let right: Shown;

  beforeAll(async () => {
    stage = await setStage();
    asLena = await furnish(stage, lena, zone);
    await asLena('POST', `/users/me/weeks/${week}/runs`, { json: { runId: 'draft-1' } });
    left = await stage.open(lena, { to: week });
    right = await stage.open(lena, { to: week });
  });
  afterAll(() => stage?.close());

  const cell = ({ tab }: Shown, name: RegExp) => tab.getByRole('gridcell', { name });
  const saved = ({ tab }: Shown) => tab.getByText('Saved', { exact: true }).waitFor();
  const type = async (shown: Shown, day: string, hours: string) => {
    await cell(shown, new RegExp(`^Apollo · Build, ${day}`)).focus();
    await shown.page.keyboard.type(hours);
    await shown.page.keyboard.press('Tab');
  };
  const minutesOf = async (day: number) => {
    const { days } = (await asLena('GET', `/users/me/weeks/${week}`)).body as {
      days: { totalMinutes: number }[];
    };
    return days[day]?.totalMinutes;
  };

  test('edits of different days both hold, and each browser shows the other', async () => {
    await Promise.all([
      cell(left, /^Apollo · Build, Monday/).waitFor(),
      cell(right, /^Apollo · Build, Monday/).waitFor(),
    ]);
    await Promise.all([type(left, 'Monday', '1'), type(right, 'Tuesday', '2')]);
    await Promise.all([saved(left), saved(right)]);
    expect([await minutesOf(0), await minutesOf(1)]).toEqual([60, 120]);
  });

  test('edits of the same line are shown side by side to whoever was later, who chooses', async () => {
    await type(left, 'Wednesday', '3');
    await saved(left);
    await type(right, 'Wednesday', '5');
    await right.tab.getByRole('heading', { name: 'Changed at the same time' }).waitFor();
    expect(await minutesOf(2)).toBe(180);
    await right.tab.getByRole('button', { name: 'Take mine' }).press('Enter');
    await saved(right);
    expect(await minutesOf(2)).toBe(300);
  });

  test('what is typed without a connection is kept over a new page, and stored when there is one', async () => {
    await left.page.route('**/corrections', route => route.abort());
    await type(left, 'Thursday', '6');
    await left.tab.getByText('Not connected').waitFor();
    await left.page.reload();
    await cell(left, /^Apollo · Build, Thursday, .*6:00$/).waitFor();
    expect(await minutesOf(3)).toBe(240);
    await left.page.unroute('**/corrections');
    await saved(left);
    expect(await minutesOf(3)).toBe(360);
  });

  test('two pages of one browser keep their own unsaved edits, and one takes up what the other leaves', async () => {
    const twin = await left.page.context().newPage();
    await twin.goto(left.page.url());
    const second = { page: twin, tab: twin.frameLocator('#tab') };
    await cell(second, /^Apollo · Build, Friday/).waitFor();
    await left.page.route('**/corrections', route => route.abort());
    await type(left, 'Friday', '7');
    await left.tab.getByText('Not connected').waitFor();
    await twin.reload();
    await cell(second, /^Apollo · Build, Friday, .*4:00/).waitFor();
    await left.page.close();
    await twin.reload();
    await cell(second, /^Apollo · Build, Friday, .*7:00$/).waitFor();
    await saved(second);
    expect(await minutesOf(4)).toBe(420);
    left = second;
  });

  test('twenty edits by keyboard while others write all hold', async () => {
    const others = async () => {
      for (let turn = 0; turn < 10; turn++) {
        const changes = [{ op: 'add', date: await dateOf(6), minutes: 1, projectId: 'hermes' }];
        await asLena('POST', `/users/me/weeks/${week}/corrections`, {
          json: { runId: `other-${turn}`, changes },
        });
      }
    };
    const mine = async () => {
      for (let turn = 0; turn < 20; turn++)
        await type(
          left,
          ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'][turn % 5] ?? '',
          `${turn + 1}m`,
        );
    };
    await Promise.all([mine(), others()]);
    await saved(left);
    expect(await Promise.all([0, 1, 2, 3, 4, 6].map(minutesOf))).toEqual([16, 17, 18, 19, 20, 10]);
    expect(await left.tab.getByRole('heading', { name: 'Changed at the same time' }).count()).toBe(0);
  });

  const dateOf = async (day: number) => {
    const { days } = (await asLena('GET', `/users/me/weeks/${week}`)).body as { days: { date: string }[] };
    return days[day]?.date ?? '';
  };
});
