import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { weekOfInstant } from '../../../core/week.ts';
import { weeksLater } from '../../../tab/week/model/calendar.ts';
import { daytimeZone } from '../../end-to-end/daytime.ts';
import { approver, lena, mo } from '../../end-to-end/directory.ts';
import { withBrowser } from '../../local/browser.ts';
import { furnish, type Stage, setStage } from './stage.ts';

// What lies before the week: the sign-in, the agreement, the links that lead to it, and the page around it.
withBrowser('the way into the tab')('the way into the tab', () => {
  const zone = daytimeZone();
  const week = weekOfInstant(Date.now(), zone);
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage();
    const asLena = await furnish(stage, lena, zone);
    await asLena('POST', `/users/me/weeks/${week}/runs`, { json: { runId: 'draft-1' } });
  });
  afterAll(() => stage?.close());

  const profileOf = async (person: { upn: string }) =>
    (await (await stage.as(person))('GET', '/users/me/profile')).body;

  test('a person who has not agreed reads what it means, can say not now, and can agree later', async () => {
    const options = { timezoneId: 'Europe/Berlin' };
    const { page, tab } = await stage.open(mo, { to: week, locale: 'de-de', options });
    await tab.getByRole('heading', { name: 'Darf Time Agent Ihre Wochen entwerfen?' }).waitFor();
    await tab.getByText('Titel und Zeiten Ihrer Termine').waitFor();
    await tab.getByRole('button', { name: 'Jetzt nicht' }).press('Enter');
    await tab.getByText('Ihre Wochen werden nicht entworfen').waitFor();
    expect(await tab.getByRole('button', { name: 'Woche entwerfen' }).count()).toBe(0);
    await page.reload();
    await tab.getByRole('button', { name: 'Was das hieße' }).press('Enter');
    expect(await profileOf(mo)).toMatchObject({ consent: false });
    await tab.getByRole('button', { name: 'Zustimmen und anfangen' }).press('Enter');
    await tab.getByRole('button', { name: 'Woche entwerfen' }).first().waitFor();
    expect(await profileOf(mo)).toMatchObject({ consent: true, zone: 'Europe/Berlin', locale: 'de-DE' });
    await page.context().close();
  });

  test('whom Teams does not sign in is told so, and gets in as soon as it does', async () => {
    const { page, tab } = await stage.open(lena, { to: week, token: 'refused' });
    await tab.getByRole('heading', { name: 'Teams could not sign you in' }).waitFor();
    await tab.getByText('resourceRequiresConsent').waitFor();
    await page.getByLabel('Sign-in').selectOption('given');
    await tab.getByRole('button', { name: 'Sign in again' }).press('Enter');
    await tab.getByRole('gridcell', { name: /^Apollo · Build, Monday/ }).waitFor();
    await page.context().close();
  });

  test('a card leads to its week, and a tab of the app to its view', async () => {
    const later = weeksLater(week, 1);
    const card = await stage.open(lena, { tab: 'my-week', to: later });
    await card.tab.getByText(later.replace('-', ' · ')).waitFor();
    await card.page.context().close();
    const team = await stage.open(approver, { tab: 'team', to: week });
    await team.tab.locator('button[aria-current="page"]', { hasText: 'Team' }).waitFor();
    await team.page.context().close();
    const nobody = await stage.open(lena, { tab: 'team', to: week });
    await nobody.tab.getByRole('heading', { name: 'This view is not for you' }).waitFor();
    await nobody.page.context().close();
  });

  test('the link to a week leads there', async () => {
    const { page, tab } = await stage.open(lena, { to: weeksLater(week, 2) });
    await tab.getByRole('button', { name: 'Link to this week' }).press('Enter');
    const link = await page.locator('#link').filter({ hasText: 'http' }).textContent();
    await page.goto(String(link));
    await tab.getByText(weeksLater(week, 2).replace('-', ' · ')).waitFor();
    await page.context().close();
  });

  test('the page around it follows links of Teams, and opens and closes dialogs', async () => {
    const { page, tab } = await stage.open(lena, { to: week });
    await tab.getByRole('grid').waitFor();
    const frame = page.frames().find(each => each.url().includes('/api/tab/'));
    const ask = (func: string, argument: unknown) =>
      frame?.evaluate(`new Promise(resolve => {
        addEventListener('message', ({ data }) => data.id === 77 && resolve(data.args), { once: true });
        parent.postMessage({ id: 77, func: '${func}', args: [${JSON.stringify(argument)}] }, location.origin);
      })`);
    const closed = ask('tasks.startTask', { url: '/api/tab/', title: 'More' });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('More').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).press('Enter');
    expect(await closed).toEqual(['The person has closed the dialog.']);
    const context = encodeURIComponent(JSON.stringify({ subEntityId: weeksLater(week, -1) }));
    void ask('executeDeepLink', `https://teams.microsoft.com/l/entity/app/my-week?context=${context}`)?.catch(
      () => 'The frame has gone to where the link leads.',
    );
    await tab.getByText(weeksLater(week, -1).replace('-', ' · ')).waitFor();
    await page.context().close();
  });
});
