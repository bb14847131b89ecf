import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OrgRunView } from '../../core/org-run/view.ts';
import type { Send } from './api.ts';
import { admin, flow, lena, mo } from './directory.ts';
import { catalogue, imports, profile, week } from './fixture.ts';
import { type RunningStack, startStackProcess } from './stack.ts';

let stack: RunningStack;
let asAdmin: Send;
let asFlow: Send;
beforeAll(async () => {
  stack = await startStackProcess();
  [asAdmin, asFlow] = await Promise.all([stack.api.as(admin), stack.api.as(flow)]);
  await asAdmin('PUT', '/tenant/catalogue', { json: catalogue });
  for (const { oid } of [lena, mo]) {
    await asFlow('PUT', `/users/${oid}/profile`, { json: profile });
    await asFlow('POST', `/users/${oid}/sources/assignments`, { json: imports.assignments });
  }
});
afterAll(() => stack.stop());

const view = async (orgRunId: string) =>
  (await asAdmin('GET', `/tenant/org-runs/${orgRunId}`)).body as OrgRunView;

/** Looks until the org run is in that state; the test's own time-out ends it. */
async function untilState(orgRunId: string, state: OrgRunView['state']): Promise<OrgRunView> {
  for (;;) {
    const now = await view(orgRunId);
    if (now.state === state) return now;
    await setTimeout(100);
  }
}

describe('through queue, broker and triggers', () => {
  test('a flow starts a run for the organisation, and finds everybody drafted', async () => {
    const json = { orgRunId: 'first', week, kind: 'draft' };
    const started = await asFlow('POST', '/tenant/org-runs', { json });
    expect(started.status).toBe(202);
    expect(started.headers.get('location')).toMatch(/\/api\/tenant\/org-runs\/first$/);
    expect(started.headers.get('retry-after')).toBe('5');
    expect(await untilState('first', 'completed')).toMatchObject({
      users: { total: 2, finished: 2 },
      results: { committed: 2 },
    });
    const receipt = await asFlow('GET', `/users/${lena.oid}/runs/first`);
    expect(receipt.body).toMatchObject({ outcome: { runId: 'first', result: 'committed' } });
  });

  test('the same again is answered the same; another one under its id is refused', async () => {
    const json = { orgRunId: 'first', week, kind: 'draft' };
    expect(await asFlow('POST', '/tenant/org-runs', { json })).toMatchObject({
      status: 202,
      body: { state: 'completed', results: { committed: 2 } },
    });
    const other = await asFlow('POST', '/tenant/org-runs', { json: { ...json, dryRun: true } });
    expect(other).toMatchObject({ status: 422, body: { code: 'runIdReused', field: 'orgRunId' } });
  });

  test('one that is slow is paused, resumed and cancelled', async () => {
    const users = Array.from({ length: 40 }, (_, index) => `stranger-${index}`);
    const json = { orgRunId: 'slow', week, kind: 'draft', rate: 1, users };
    await asFlow('POST', '/tenant/org-runs', { json });
    const steer = (action: string) => asAdmin('POST', `/tenant/org-runs/slow/${action}`);
    expect((await steer('pause')).body).toMatchObject({ state: 'paused' });
    expect((await steer('resume')).body).toMatchObject({ state: 'enumerating' });
    expect((await steer('cancel')).body).toMatchObject({ state: 'cancelling' });
    expect((await steer('resume')).body).toMatchObject({ code: 'orgRunStateConflict' });
    expect((await steer('cancel')).status).toBe(202);
  });

  test('what is not there is told apart', async () => {
    expect((await asAdmin('GET', '/tenant/org-runs/none')).body).toMatchObject({ code: 'orgRunUnknown' });
    expect((await asAdmin('GET', '/tenant/org-runs/first/pages/7')).body).toMatchObject({ code: 'notFound' });
    expect((await asAdmin('GET', '/tenant/org-runs/first/pages/x')).body).toMatchObject({ field: 'page' });
    expect((await asAdmin('GET', '/tenant/dead-letters')).body).toEqual({ items: [] });
  });
});
