import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dateOfInstant, weekOfDate } from '../../core/week.ts';
import type { Send } from './api.ts';
import { admin, lena } from './directory.ts';
import { type RunningStack, startStackProcess } from './stack.ts';

let stack: RunningStack;
let asLena: Send;
let asAdmin: Send;
beforeAll(async () => {
  stack = await startStackProcess();
  [asLena, asAdmin] = (await Promise.all([lena, admin].map(who => stack.api.as(who)))) as [Send, Send];
});
afterAll(() => stack.stop());

// The stack runs on the machine's clock: what is due is what was a minute ago.
const due = new Date(Date.now() - 60_000);
const date = dateOfInstant(due.getTime(), 'UTC');
const weekday = (due.getUTCDay() + 6) % 7;

type OrgRuns = { value: { orgRunId: string; state: string; startedBy: string; results: object }[] };
const orgRuns = async () => ((await asAdmin('GET', '/tenant/org-runs')).body as OrgRuns).value;

/** Runs the timer out of its own schedule. */
async function tick(): Promise<void> {
  const response = await fetch(`${stack.url}/admin/functions/startScheduledRuns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(response.status).toBe(202);
}

test('the timer starts nothing until an administrator says so, and then everybody’s week is drafted', async () => {
  const minutes = [0, 1, 2, 3, 4, 5, 6].map(day => (day === weekday ? 480 : 0));
  await asLena('PUT', '/users/me/profile', {
    json: { consent: true, zone: 'UTC', workingHours: { minutes } },
  });
  await tick();
  expect(await orgRuns()).toEqual([]);

  const at = due.toISOString().slice(11, 16);
  await asAdmin('PUT', '/tenant/schedule', { json: { startOfWeek: { enabled: true, at } } });
  await tick();
  for (;;) {
    const [run] = await orgRuns();
    if (run?.state === 'completed') {
      const orgRunId = `auto.draft.${weekOfDate(date)}.UTC.${weekday}`;
      expect(run).toMatchObject({ orgRunId, startedBy: 'schedule', results: { unchanged: 1 } });
      return;
    }
    await setTimeout(100);
  }
});
