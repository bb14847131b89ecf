import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Card } from '../../bot/cards/card.ts';
import { weekDates, weekOfInstant } from '../../core/week.ts';
import { openBrowser } from '../bot/pictures/take.ts';
import { activity, type FakeTeams, startTeams } from '../bot/teams.ts';
import type { Send } from '../end-to-end/api.ts';
import { daytimeZone } from '../end-to-end/daytime.ts';
import { admin, lena, tenantId } from '../end-to-end/directory.ts';
import { type RunningStack, startStackProcess } from '../end-to-end/stack.ts';
import { withBrowser } from './browser.ts';
import { chromium } from './chromium.ts';
import { openChat } from './teams-page.ts';

// What the Agents Playground cannot show: dialogs, and cards that are refreshed when they are opened.
withBrowser('dialogs of the bot')('a person before a page that stands for Teams', () => {
  const zone = daytimeZone();
  const week = weekOfInstant(Date.now(), zone);
  const tuesday = weekDates(week)[1] as string;
  let stack: RunningStack;
  let teams: FakeTeams;
  let browser: Browser;
  let page: Page;
  let asLena: Send;
  const opened = new AsyncDisposableStack();

  const post = async (rest: Record<string, unknown>) => {
    const body = activity(teams.url, {
      ...{
        from: { id: '29:lena', aadObjectId: lena.oid },
        channelData: { tenant: { id: tenantId } },
        ...rest,
      },
    });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${stack.url}/api/messages`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    expect(answer.status).toBe(200);
    return text === '' ? undefined : JSON.parse(text);
  };
  const invoke = (name: string, value: object, replyToId?: string) =>
    post({ type: 'invoke', name, value, text: undefined, replyToId });
  const lastCard = () => teams.posted.at(-1)?.activity.attachments?.[0]?.content as Card;
  const weekNow = async () => (await asLena('GET', `/users/me/weeks/${week}`)).body as Week;
  type Week = {
    version: number;
    totalMinutes: number;
    days: { date: string; totalMinutes: number; entries: { id: string }[] }[];
  };
  const entryOn = async (date: string) =>
    (await weekNow()).days.find(day => day.date === date)?.entries[0]?.id ?? '';
  const dialog = () => page.getByRole('dialog');

  beforeAll(async () => {
    stack = await startStackProcess();
    opened.defer(() => stack.stop());
    teams = await startTeams();
    opened.defer(() => teams.close());
    asLena = await stack.api.as(lena);
    const asAdmin = await stack.api.as(admin);
    const project = (id: string, name: string) => ({ id, name, status: 'open', tasks: [] });
    await asAdmin('PUT', '/tenant/catalogue', {
      json: { projects: [project('apollo', 'Apollo'), project('borealis', 'Borealis')] },
    });
    const range = { from: '2020-01-01', to: '2090-12-31' };
    const items = [
      { id: 'a-1', projectId: 'apollo', ...range, minutesPerDay: 240 },
      { id: 'a-2', projectId: 'borealis', ...range, minutesPerDay: 60 },
    ];
    await asLena('POST', '/users/me/sources/assignments', { json: { mode: 'replace', items } });
    await asLena('PUT', '/users/me/profile', { json: { zone, consent: true } });
    await asLena('POST', `/users/me/weeks/${week}/runs`, { json: { runId: 'draft-1' } });
    await post({ text: 'show' });
    browser = await openBrowser(chromium ?? '');
    opened.defer(() => browser.close());
    page = await browser.newPage({ viewport: { width: 900, height: 1400 } });
    page.setDefaultTimeout(20_000);
  });
  afterAll(() => opened.disposeAsync());

  test('opens an old card and sees the week as it is now', async () => {
    const old = lastCard();
    expect(JSON.stringify(old)).toContain('25:00 h of 40:00 h');
    const changes = [{ op: 'change', entryId: await entryOn(tuesday), minutes: 300 }];
    await asLena('POST', `/users/me/weeks/${week}/corrections`, { json: { runId: 'meanwhile-1', changes } });
    await openChat(page, old, invoke);
    await page.getByText('26:00 h of 40:00 h').waitFor();
  });

  test('edits it in a dialog: what cannot be is named, and what was typed stays', async () => {
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await dialog().getByText('Edit week: Week of').waitFor();
    await dialog().getByLabel('Hours on Apollo').nth(1).fill('abc');
    await dialog().getByRole('button', { name: 'Show what would change' }).click();
    await dialog().getByText('“abc” is no number of hours.').waitFor();
    expect(await dialog().getByLabel('Hours on Apollo').nth(1).inputValue()).toBe('abc');
    expect((await weekNow()).version).toBe(2);
  });

  test('splits a line, sees what would change, and applies it: dialog closed, card up to date', async () => {
    await dialog().getByLabel('Hours on Apollo').nth(1).fill('5');
    await dialog()
      .getByLabel('Line', { exact: true })
      .selectOption(await entryOn(tuesday));
    await dialog().getByLabel('Hours to move').fill('1:30');
    await dialog().getByLabel('To project and task').selectOption('borealis');
    await dialog().getByRole('button', { name: 'Show what would change' }).click();
    await dialog().getByText('5:00 h → 3:30 h').waitFor();
    await dialog().getByText('1:00 h → 2:30 h').waitFor();
    expect((await weekNow()).version).toBe(2);
    await dialog().getByRole('button', { name: 'Apply' }).click();
    await dialog().waitFor({ state: 'hidden' });
    expect(await weekNow()).toMatchObject({ version: 3, totalMinutes: 26 * 60 });
    expect(teams.posted.at(-1)).toMatchObject({
      method: 'PUT',
      path: expect.stringMatching(/activities\/message-1$/),
    });
    expect(JSON.stringify(lastCard())).toContain('Done. This is your week now.');
  });

  test('presses a button of a card that is out of date, and is shown how things stand', async () => {
    const old = lastCard();
    await asLena('POST', `/users/me/weeks/${week}/runs`, { json: { runId: 'draft-2', kind: 'redraft' } });
    const changes = [{ op: 'change', entryId: await entryOn(tuesday), minutes: 240 }];
    await asLena('POST', `/users/me/weeks/${week}/corrections`, { json: { runId: 'meanwhile-2', changes } });
    const { refresh: _, ...frozen } = old;
    page = await browser.newPage({ viewport: { width: 900, height: 1400 } });
    await openChat(page, frozen, invoke);
    await page.getByRole('button', { name: 'Submit week' }).click();
    await page.getByText('Your week has changed since this card was made').waitFor();
    expect(await weekNow()).toMatchObject({ status: 'draft' });
  });
});
