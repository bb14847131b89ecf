import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { weekOfInstant } from '../../../core/week.ts';
import { daytimeZone } from '../../end-to-end/daytime.ts';
import { approver, lena, mo } from '../../end-to-end/directory.ts';
import { withBrowser } from '../../local/browser.ts';
import { furnish, type Stage, setStage } from './stage.ts';

// An approver with two weeks to look at: one by mouse, the others by keyboard.
withBrowser('the team in the tab')('an approver', () => {
  const zone = daytimeZone();
  const week = weekOfInstant(Date.now(), zone);
  let stage: Stage;
  let page: Page;
  let tab: FrameLocator;

  beforeAll(async () => {
    stage = await setStage();
    for (const person of [lena, mo]) await handIn(person);
    await (await stage.as(lena))('PUT', '/users/me/profile', { json: { displayName: 'Lena Vogt' } });
    ({ page, tab } = await stage.open(approver, { to: 'team' }));
  });
  afterAll(() => stage?.close());

  async function handIn(person: { upn: string }): Promise<void> {
    const send = await furnish(stage, person, zone);
    const address = `/users/me/weeks/${week}`;
    await send('POST', `${address}/runs`, { json: { runId: 'draft' } });
    await send('POST', `${address}/submit`, { json: { runId: 'submit' } });
  }
  const statusOf = async (person: { upn: string; oid: string }) =>
    (await (await stage.as(person))('GET', `/users/me/weeks/${week}`)).body;
  /** One has a name, and the other none. */
  const short = ({ oid }: { oid: string }) =>
    oid === lena.oid ? 'Lena Vogt' : `${oid.slice(0, 8)}…${oid.slice(-4)}`;

  test('sees how many weeks wait, and what the review has found in each', async () => {
    await tab.getByRole('button', { name: /^2 ?Submitted/ }).waitFor();
    await tab.getByText('2 of 2 people have begun this week').waitFor();
    await tab
      .getByRole('row', { name: new RegExp(short(lena)) })
      .getByText('20:00 / 40:00')
      .waitFor();
    expect(await tab.getByRole('row').getByText('Please check').count()).toBeGreaterThan(0);
  });

  test('opens a week by mouse, looks into it, and returns it', async () => {
    await tab.getByRole('button', { name: `Show the week of ${short(lena)}` }).click();
    await tab.getByText('Apollo · Build').first().waitFor();
    await tab.getByRole('button', { name: `Return the week of ${short(lena)}` }).click();
    await tab
      .getByRole('row', { name: new RegExp(short(lena)) })
      .getByText('Returned')
      .waitFor();
    expect(await statusOf(lena)).toMatchObject({ status: 'returned' });
  });

  test('is told in the row why a week cannot be approved: it has changed since', async () => {
    const asMo = await stage.as(mo);
    await asMo('POST', `/users/me/weeks/${week}/recall`, { json: { runId: 'recall' } });
    await asMo('POST', `/users/me/weeks/${week}/submit`, { json: { runId: 'submit-2' } });
    await tab.getByRole('checkbox', { name: 'Choose all' }).focus();
    await page.keyboard.press('Space');
    await tab.getByRole('button', { name: 'Approve 1 week' }).focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('status').getByText('0 done, 1 not').waitFor();
    await tab
      .getByRole('row', { name: new RegExp(short(mo)) })
      .locator('.wrong')
      .waitFor();
    expect(await statusOf(mo)).toMatchObject({ status: 'submitted' });
  });

  test('looks again and approves it by keyboard; it is among the approved then', async () => {
    await tab.getByRole('button', { name: 'Look again' }).press('Enter');
    const choose = tab.getByRole('checkbox', { name: `Choose ${short(mo)}` });
    await choose.press('Space');
    await tab.getByRole('button', { name: 'Approve 1 week' }).press('Enter');
    await tab.getByRole('status').getByText('1 done.').waitFor();
    expect(await statusOf(mo)).toMatchObject({ status: 'approved' });
    await tab.getByRole('button', { name: /^1 ?Approved/ }).press('Enter');
    await tab.getByRole('row', { name: new RegExp(short(mo)) }).waitFor();
    await tab
      .getByRole('button', { name: /Approve/ })
      .first()
      .waitFor();
  });

  test('control: who is no approver is told so, and has no such view', async () => {
    const other = await stage.open(lena, { to: 'team' });
    await other.tab.getByRole('heading', { name: 'This view is not for you' }).waitFor();
    expect(await other.tab.getByRole('button', { name: 'Team' }).count()).toBe(0);
    await other.tab.getByRole('button', { name: 'My week' }).click();
    await other.tab.getByRole('grid').waitFor();
    await other.page.context().close();
  });
});
