import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Insights, startInsights } from '../../../local/insights/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'time-agent-'));
const file = join(folder, 'telemetry.db');
let insights: Insights;
beforeAll(async () => {
  insights = await startInsights({ file, page: rows => `${rows().customEvents?.length} events` });
});
afterAll(async () => {
  await insights.close();
  rmSync(folder, { recursive: true });
});

const event = (time: string, name = 'RunCompleted') => ({
  time,
  data: { baseType: 'EventData', baseData: { name } },
});
const now = new Date().toISOString();
const send = (body: unknown) =>
  fetch(`${insights.url}track`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('the address that telemetry is sent to', () => {
  test('is in the connection string', () => {
    expect(insights.connectionString).toBe(
      `InstrumentationKey=00000000-0000-4000-8000-000000000000;IngestionEndpoint=${insights.url}`,
    );
  });

  test('takes records and says how many', async () => {
    const answer = await send([event(now), event(now, 'RunConflicted')]);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { itemsReceived: 2, itemsAccepted: 2, errors: [] },
    ]);
    expect(insights.rows().customEvents?.map(row => row['name'])).toEqual(['RunCompleted', 'RunConflicted']);
    expect(await (await fetch(insights.url)).text()).toBe('2 events');
  });

  test('keeps nothing of a request that it does not understand', async () => {
    const before = insights.rows();
    for (const body of [[event(now), event('yesterday')], '{', [{ time: now, data: { baseType: 'X' } }]]) {
      const { status } = await send(body);
      expect(status).toBe(400);
    }
    expect(insights.rows()).toEqual(before);
    expect((await fetch(`${insights.url}else`)).status).toBe(404);
  });

  test('keeps rows over a restart, but for those that the workspace would have deleted', async () => {
    await send([event(new Date(Date.now() - 91 * 86_400_000).toISOString(), 'Old')]);
    const before = insights.rows();
    await insights.close();
    insights = await startInsights({ file });
    const names = (rows: typeof before) => rows.customEvents?.map(row => row['name']);
    expect(names(before)).toContain('Old');
    expect(names(insights.rows())).toEqual(names(before)?.filter(name => name !== 'Old'));
  });
});
