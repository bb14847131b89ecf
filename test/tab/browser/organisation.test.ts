import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { weekOfInstant } from '../../../core/week.ts';
import type { Send } from '../../end-to-end/api.ts';
import { daytimeZone } from '../../end-to-end/daytime.ts';
import { admin, lena, mo } from '../../end-to-end/directory.ts';
import { withBrowser } from '../../local/browser.ts';
import { furnish, type Stage, setStage } from './stage.ts';

// An administrator: starts a run, pauses and cancels one, looks at what came of them, and sets a rule.
withBrowser('the organisation in the tab')('an administrator', () => {
  const zone = daytimeZone();
  const week = weekOfInstant(Date.now(), zone);
  let stage: Stage;
  let asAdmin: Send;
  let page: Page;
  let tab: FrameLocator;

  beforeAll(async () => {
    stage = await setStage();
    for (const person of [lena, mo]) await furnish(stage, person, zone);
    asAdmin = await stage.as(admin);
    ({ page, tab } = await stage.open(admin, { to: 'organisation' }));
  });
  afterAll(() => stage?.close());

  const section = (name: string) => tab.getByRole('navigation').getByRole('button', { name, exact: true });
  const run = (name: RegExp) => tab.getByRole('region', { name });

  test('starts a run by keyboard, and sees it come to its end by itself', async () => {
    await tab.getByText('Nothing has been run for the organisation yet.').waitFor();
    await tab.getByLabel('Week').selectOption(week);
    await tab.getByLabel('Only show what would happen').press('Space');
    await tab.getByRole('button', { name: 'Start a run' }).press('Enter');
    await tab.getByRole('status').getByText('The run has started.').waitFor();
    const drafted = run(new RegExp(`Draft every week · ${week}`));
    await drafted.getByText('Completed').waitFor();
    await drafted.getByText('2 of 2 people').waitFor();
    await drafted.getByText('2 written').waitFor();
  });

  test('pauses, resumes and cancels one that takes its time, and is asked before the last', async () => {
    const users = Array.from({ length: 400 }, (_, index) => `person-${index}`);
    const json = { orgRunId: 'slow', week, kind: 'reminder', rate: 1, users };
    await asAdmin('POST', '/tenant/org-runs', { json });
    await page.reload();
    const slow = run(/Remind of missing hours/);
    await slow.getByRole('button', { name: /^Pause/ }).press('Enter');
    await slow.getByText('Paused').waitFor();
    await slow.getByRole('button', { name: /^Resume/ }).click();
    await slow.getByText(/Running|Finding people/).waitFor();
    await slow.getByRole('button', { name: /^Cancel run/ }).click();
    await tab.getByRole('dialog', { name: 'Cancel this run?' }).waitFor();
    await page.keyboard.press('Escape');
    await slow.getByText(/Running|Finding people/).waitFor();
    await slow.getByRole('button', { name: /^Cancel run/ }).press('Enter');
    await tab.getByRole('dialog').getByRole('button', { name: 'Cancel run' }).press('Enter');
    await slow.getByText(/Being cancelled|Cancelled/).waitFor();
  });

  test('sees what became of the messages, all or those of one outcome', async () => {
    await section('Deliveries').press('Enter');
    await tab.getByRole('button', { name: /^2 ?Without the bot/ }).click();
    await tab.getByRole('row').nth(2).waitFor();
    expect(await tab.getByRole('row').count()).toBe(3);
    await tab.getByRole('button', { name: /^0 ?Sent/ }).press('Enter');
    await tab.getByText('No message of this week has this outcome.').waitFor();
  });

  test('sees that nothing was given up', async () => {
    await section('Dead letters').click();
    await tab.getByText('No message has been given up.').waitFor();
    expect(await tab.getByRole('button', { name: 'Send again' }).isDisabled()).toBe(true);
  });

  test('sets a rule by keyboard, and nothing else of the policy', async () => {
    await asAdmin('PUT', '/tenant/policy', { json: { minimumLineMinutes: 10 } });
    await section('Policy').press('Enter');
    await tab.getByLabel('Work beyond the working hours: What happens').selectOption('block');
    await tab.getByRole('button', { name: 'Save policy' }).press('Enter');
    await tab.getByRole('status').getByText('The policy is saved.').waitFor();
    expect((await asAdmin('GET', '/tenant/policy')).body).toEqual({
      ...{ minimumLineMinutes: 10, rules: { overtime: { severity: 'block' } } },
    });
  });

  test('is told when somebody else was faster, and what they have set stays', async () => {
    await asAdmin('PUT', '/tenant/policy', { json: { minimumLineMinutes: 20 } });
    await tab.getByLabel('Most minutes on a day, for everybody').fill('500');
    await tab.getByRole('button', { name: 'Save policy' }).click();
    await tab.getByRole('alert').getByText('Somebody has changed the policy meanwhile.').waitFor();
    expect((await asAdmin('GET', '/tenant/policy')).body).toEqual({ minimumLineMinutes: 20 });
  });

  test('uploads the written policy and sees it in clauses', async () => {
    const text = '# Time\n\nEvery line on a customer project has a comment of at least 20 characters.\n';
    await tab
      .getByLabel('Upload a document')
      .setInputFiles({ name: 'policy.md', mimeType: '', buffer: Buffer.from(text) });
    await tab.getByText('seems to set rules.commentTooShort.minCharacters to 20').waitFor();
  });

  test('plans for more people, and sees what that takes', async () => {
    await section('Capacity').click();
    await tab.getByLabel('People').fill('200000');
    await tab.getByLabel('To be done within').selectOption('900');
    await tab.getByText('222 weeks a second').waitFor();
    await tab.getByRole('img', { name: /Time until everybody is done/ }).waitFor();
    await tab.getByText('It cannot be done in that time.').waitFor();
  });
});
