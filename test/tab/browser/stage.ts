import type { Browser, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { buildTabIfOld } from '../../../local/start/tab.ts';
import { startTeams } from '../../../local/teams/server.ts';
import { openBrowser } from '../../bot/pictures/take.ts';
import type { Send } from '../../end-to-end/api.ts';
import { admin, tenantId, tenants } from '../../end-to-end/directory.ts';
import { type RunningStack, startStackProcess } from '../../end-to-end/stack.ts';
import { chromium } from '../../local/chromium.ts';

export type Looks = {
  theme?: string;
  locale?: string;
  /** Id of the tab in the manifest, and where in it a link leads. */
  tab?: string;
  to?: string;
  token?: 'given' | 'refused';
  options?: BrowserContextOptions;
  /** A script that runs in every frame before its own. */
  init?: string;
};

/** The stack with the page that stands for Teams, and a browser. */
export type Stage = {
  stack: RunningStack;
  browser: Browser;
  /** Opens the tab as a person, in a browser profile of its own. */
  open(person: { oid: string }, looks?: Looks): Promise<{ page: Page; tab: FrameLocator }>;
  as(person: { upn: string }): Promise<Send>;
  close(): Promise<void>;
};

const desktop = { width: 1280, height: 900 };

export async function setStage(): Promise<Stage> {
  const opened = new AsyncDisposableStack();
  buildTabIfOld(() => {});
  const stack = await startStackProcess();
  opened.defer(() => stack.stop());
  const [tenant] = tenants.filter(each => each.tenantId === tenantId);
  if (!tenant) throw new Error('The directory of the tests has no such tenant.');
  const teams = await startTeams({ port: 0, api: stack.url, authority: stack.authority, tenant });
  opened.defer(() => teams.close());
  const browser = await openBrowser(chromium ?? '');
  opened.defer(() => browser.close());
  return {
    stack,
    browser,
    as: person => stack.api.as(person),
    async open({ oid }, { options = {}, init = '', ...looks } = {}) {
      const context = await browser.newContext({ viewport: desktop, ...options });
      await context.addInitScript(init);
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const query = new URLSearchParams({ person: oid, ...looks });
      await page.goto(`${teams.url}/?${query}`);
      return { page, tab: page.frameLocator('#tab') };
    },
    close: () => opened.disposeAsync(),
  };
}

/** Projects to enter time on, and a person who has agreed to drafting, with four hours a day on one of them. */
export async function furnish(stage: Stage, person: { upn: string }, zone: string): Promise<Send> {
  const tasks = [{ id: 'build', name: 'Build', status: 'open' }];
  const projects = [
    { id: 'apollo', name: 'Apollo', status: 'open', tasks },
    { id: 'hermes', name: 'Hermes', status: 'open', tasks: [] },
  ];
  await (await stage.as(admin))('PUT', '/tenant/catalogue', { json: { projects } });
  const send = await stage.as(person);
  const days = { from: '2020-01-01', to: '2090-12-31', minutesPerDay: 240 };
  const items = [{ id: 'a-1', projectId: 'apollo', taskId: 'build', ...days }];
  await send('POST', '/users/me/sources/assignments', { json: { mode: 'replace', items } });
  await send('PUT', '/users/me/profile', { json: { zone, consent: true } });
  return send;
}
