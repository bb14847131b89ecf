import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Reply, Send } from './api.ts';
import { everything, flow } from './directory.ts';
import { catalogue, imports, monday, profile, week } from './fixture.ts';
import { type RunningStack, startStackProcess } from './stack.ts';

let stack: RunningStack;
let send: Send;
beforeAll(async () => {
  stack = await startStackProcess();
  send = await stack.api.as(everything);
  await send('PUT', '/tenant/catalogue', { json: catalogue });
});
afterAll(() => stack.stop());

const statuses = (replies: Reply[]) => replies.map(({ status }) => status);
const add = (minutes: number) => ({ op: 'add', date: monday, minutes, projectId: 'apollo' });

/** A person whom nobody has heard of before, set up by a flow. */
async function newcomer(name: string): Promise<(path: string, json?: unknown) => Promise<Reply>> {
  const asFlow = await stack.api.as(flow);
  await asFlow('PUT', `/users/${name}/profile`, { json: profile });
  await asFlow('POST', `/users/${name}/sources/assignments`, { json: imports.assignments });
  return (path, json) =>
    json === undefined
      ? asFlow('GET', `/users/${name}/${path}`)
      : asFlow('POST', `/users/${name}/weeks/${week}/${path}`, { json });
}

test('one request sent twelve times at once has one effect and one answer', async () => {
  const ask = await newcomer('p-1');
  const replies = await Promise.all(Array.from({ length: 12 }, () => ask('runs', { runId: 'r' })));
  expect(new Set(statuses(replies))).toEqual(new Set([200]));
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  expect((await ask(`weeks/${week}`)).body).toMatchObject({ version: 1 });
});

test('twelve corrections of one week at once are all there, or were told that the week is busy', async () => {
  const ask = await newcomer('p-2');
  const replies = await Promise.all(
    Array.from({ length: 12 }, (_, index) => ask('corrections', { runId: `r-${index}`, changes: [add(10)] })),
  );
  const done = replies.filter(({ status }) => status === 200);
  for (const { status, body } of replies.filter(reply => !done.includes(reply)))
    expect([status, body]).toMatchObject([503, { code: 'busy' }]);
  expect((await ask(`weeks/${week}`)).body).toMatchObject({
    version: done.length,
    totalMinutes: 10 * done.length,
  });
});

test('two corrections at once that together break the daily maximum: one is there, the other was refused', async () => {
  const ask = await newcomer('p-3');
  const replies = await Promise.all(
    ['a', 'b'].map(runId => ask('corrections', { runId, changes: [add(400)] })),
  );
  expect(statuses(replies).sort()).toEqual([200, 422]);
  expect((await ask(`weeks/${week}`)).body).toMatchObject({ version: 1, totalMinutes: 400 });
});
