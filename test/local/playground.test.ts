import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { weekOfInstant } from '../../core/week.ts';
import { type Playground, startPlayground } from '../../local/playground/start.ts';
import { openBrowser } from '../bot/pictures/take.ts';
import type { Send } from '../end-to-end/api.ts';
import { daytimeZone } from '../end-to-end/daytime.ts';
import { admin, lena, tenantId } from '../end-to-end/directory.ts';
import { type RunningStack, startStackProcess } from '../end-to-end/stack.ts';
import { withBrowser } from './browser.ts';
import { chromium } from './chromium.ts';

// The bot in Microsoft's own test client, in a browser, on the local stack: what a person sees and presses.
withBrowser('the bot in the Agents Playground')('a person in the Agents Playground', () => {
  const zone = daytimeZone();
  const week = weekOfInstant(Date.now(), zone);
  let stack: RunningStack;
  let playground: Playground;
  let browser: Browser;
  let page: Page;
  let asLena: Send;
  const opened = new AsyncDisposableStack();

  beforeAll(async () => {
    stack = await startStackProcess();
    opened.defer(() => stack.stop());
    asLena = await stack.api.as(lena);
    const project = { id: 'apollo', name: 'Apollo', status: 'open', tasks: [] };
    const asAdmin = await stack.api.as(admin);
    await asAdmin('PUT', '/tenant/catalogue', { json: { projects: [project] } });
    const items = [
      { id: 'a-1', projectId: 'apollo', from: '2020-01-01', to: '2090-12-31', minutesPerDay: 240 },
    ];
    await asLena('POST', '/users/me/sources/assignments', { json: { mode: 'replace', items } });
    await asLena('PUT', '/users/me/profile', { json: { zone } });
    playground = await startPlayground(`${stack.url}/api/messages`, {
      tenantId,
      oid: lena.oid,
      name: 'Lena',
    });
    opened.defer(() => playground.stop());
    browser = await openBrowser(chromium ?? '');
    opened.defer(() => browser.close());
    page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
    page.setDefaultTimeout(20_000);
  });
  afterAll(() => opened.disposeAsync());

  const say = async (words: string) => {
    await page.getByRole('textbox').last().click();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).last().click();
  const sees = (words: string | RegExp) => page.getByText(words).last().waitFor();
  const weekNow = async () => (await asLena('GET', `/users/me/weeks/${week}`)).body;
  type Week = { days: { entries: object[] }[] };
  const hours = (total: number) => ({ totalMinutes: total * 60 });

  test('installs it, reads what it does, and agrees', async () => {
    await page.goto(playground.url, { waitUntil: 'domcontentloaded' });
    await sees('Hello! I draft your time entries.');
    await press('Agree and start');
    await sees('Saved.');
    expect((await asLena('GET', '/users/me/profile')).body).toMatchObject({ consent: true });
  });

  test('gets the summary of a week that was drafted', async () => {
    await asLena('POST', `/users/me/weeks/${week}/runs`, { json: { runId: 'draft-1' } });
    await sees('20:00 h of 40:00 h');
    expect(await weekNow()).toMatchObject(hours(20));
  });

  test('corrects it by a sentence, which is shown first', async () => {
    await say('add 2h to Apollo on Wednesday');
    await sees('This is what would change');
    expect(await weekNow()).toMatchObject(hours(20));
    await press('Apply');
    await sees('Done. This is your week now.');
    expect(await weekNow()).toMatchObject(hours(22));
  });

  test('takes that back', async () => {
    await say('undo');
    await sees('This is what undoing would change');
    await press('Apply');
    await sees(/^Undone\./);
    expect(await weekNow()).toMatchObject(hours(20));
  });

  test('puts a day right on a card', async () => {
    await press('Looks wrong');
    await sees('What is wrong?');
    await press('Edit a day');
    await page
      .getByRole('button', { name: /^Tue, / })
      .last()
      .click();
    await page.getByLabel('Hours on Apollo').last().fill('6:30');
    await press('Show what would change');
    await sees('4:00 h → 6:30 h');
    await press('Apply');
    await sees(/^22:30 h of 40:00 h/);
    expect(await weekNow()).toMatchObject(hours(22.5));
  });

  // The Playground has no dialogs: its page sends nothing for a button that opens one. Decision 22.
  test('presses Edit in vain, writes it instead, and puts the day right on a card', async () => {
    const sent: string[] = [];
    page.on('request', request => request.method() === 'POST' && sent.push(request.postData() ?? ''));
    await press('Edit');
    await say('edit Tuesday');
    await sees(/^Edit Tuesday, /);
    expect(sent).toEqual([expect.stringContaining('edit Tuesday')]);
    await page.getByLabel('Hours on Apollo').last().fill('5');
    await press('Show what would change');
    await sees('6:30 h → 5:00 h');
    expect(await weekNow()).toMatchObject(hours(22.5));
    await press('Apply');
    await sees(/^21:00 h of 40:00 h/);
    expect(await weekNow()).toMatchObject(hours(21));
    expect(((await weekNow()) as Week).days[1]?.entries).toMatchObject([{ minutes: 300 }]);
  });

  test('writes “edit”, and is asked for the day', async () => {
    await say('edit');
    await sees('Which day?');
    await page
      .getByRole('button', { name: /^Fri, / })
      .last()
      .click();
    await sees(/^Edit Friday, /);
    await press('Back to the week');
    await sees(/^21:00 h of 40:00 h/);
  });

  test('is answered when a sentence means nothing, and nothing changes', async () => {
    await say('tell me a joke');
    await sees('I did not understand that, so nothing was changed.');
    expect(await weekNow()).toMatchObject(hours(21));
  });

  test('submits the week', async () => {
    await say('submit');
    await sees('Submit this week?');
    await press('Submit');
    await sees('Your week is submitted.');
    expect(await weekNow()).toMatchObject({ status: 'submitted' });
  });
});
