import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { shutdownAzureMonitor } from 'applicationinsights';
import { readConfig } from '../../../functions/io/config.ts';
import { telemetryOf } from '../../../functions/io/telemetry.ts';
import type { Services } from '../../../functions/ports.ts';
import { relay } from '../../../functions/relay/relay.ts';
import { continuing } from '../../../functions/telemetry/continuing.ts';
import type { Telemetry } from '../../../functions/telemetry/telemetry.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { lena, monday, openSetUpWorld, request } from '../person.ts';
import type { World } from '../world.ts';

const canary = 'Canary-Okafor';
const sent: string[] = [];
const tenant = '6f1c0f5e-8a57-4f4b-9d0c-2f6d9a1b7c11';

/** What Application Insights is for the exporter: takes everything, and keeps it. */
const server = createServer(async (incoming, response) => {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  sent.push((incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString());
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{"itemsReceived":1,"itemsAccepted":1,"errors":[]}');
});

const settings = {
  COSMOS_ENDPOINT: 'http://cosmos.test',
  SERVICE_BUS__fullyQualifiedNamespace: 'bus.test',
  SIGN_IN_AUDIENCE: 'api://test',
  ALLOWED_TENANTS: tenant,
};

let world: World;
let telemetry: Telemetry;
let services: Services;
beforeAll(async () => {
  process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'] = '1';
  process.env['APPLICATIONINSIGHTS_SDKSTATS_DISABLED'] = 'true';
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const connection = `InstrumentationKey=${tenant};IngestionEndpoint=${endpoint}`;
  const config = readConfig({ ...settings, APPLICATIONINSIGHTS_CONNECTION_STRING: connection });
  telemetry = await telemetryOf(config.telemetry);
  world = await openSetUpWorld();
  services = { ...world.app, telemetry, queues: continuing(world.queues, telemetry) };
});
afterAll(async () => {
  await shutdownAzureMonitor();
  server.close();
});

/** Everything that reached the other side since, as text. */
async function flushed(): Promise<string> {
  sent.length = 0;
  await telemetry.flush();
  return sent.join('\n');
}

type Record = {
  name: string;
  tags: { [name: string]: string };
  data: { baseData: { [name: string]: unknown } };
};
const recordsIn = (text: string) => text.split('\n').flatMap(line => JSON.parse(line) as Record[]);

/** Everything that can go wrong and right with texts of people in it. */
async function workWithTexts(): Promise<void> {
  const texts = { description: `About ${canary}`, externalComment: canary };
  const change = { op: 'add' as const, date: monday, minutes: 15, projectId: 'apollo', ...texts };
  await telemetry.within(undefined, () => runWeek(services, request({ kind: 'draft' })));
  await runWeek(services, request({ kind: 'correct', changes: [change] }));
  const wrong = { ...change, projectId: canary };
  await runWeek(services, request({ kind: 'correct', changes: [wrong] })).catch(() => undefined);
  await relay(services, await world.documents(lena));
  const stumble = () => Promise.reject(new RangeError(`Invalid time zone: ${canary}`));
  await telemetry.span('send', stumble).catch(() => undefined);
}

describe('what reaches Application Insights', () => {
  test('is spans, events and histograms under the names of the catalogue', async () => {
    await workWithTexts();
    const records = recordsIn(await flushed());
    const named = records.map(({ data }) => data.baseData['name']);
    expect(named).toEqual(expect.arrayContaining(['load', 'plan', 'review', 'commit', 'relay', 'send']));
    expect(named).toEqual(expect.arrayContaining(['RunCompleted', 'CorrectionApplied']));
    const event = records.find(({ data }) => data.baseData['name'] === 'RunCompleted')?.data.baseData;
    expect(event).toMatchObject({
      properties: { intent: 'draft', result: 'committed', review: 'rules', tenant: expect.any(String) },
      measurements: { attempts: 1, loadMs: expect.any(Number) },
    });
    const metrics = records.flatMap(({ data }) => (data.baseData['metrics'] ?? []) as { name: string }[]);
    expect(metrics.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['step.duration', 'run.attempts', 'run.operations']),
    );
  });

  test('holds no text, title, name or id of anybody', async () => {
    await workWithTexts();
    const text = await flushed();
    expect(text.length).toBeGreaterThan(1_000);
    for (const secret of [canary, 'Okafor', lena.userId, lena.tenantId, 'apollo', 'Apollo', 'APO-12', monday])
      expect(text).not.toContain(secret);
  });

  test('control: had any of it been told, it would have been found here', async () => {
    trace.getTracer('control').startSpan(`saw ${canary}`).end();
    expect(await flushed()).toContain(canary);
  });

  test('tells tenants apart where it is said, and nowhere else', async () => {
    telemetry.measure('store.requestUnits', 1, 'read', tenant);
    telemetry.measure('queue.age', 1, 'runs', tenant);
    const metrics = recordsIn(await flushed()).map(({ data: { baseData } }) => baseData) as {
      metrics?: { name: string }[];
      properties: object;
    }[];
    const dimensions = (name: string) =>
      metrics.filter(({ metrics }) => metrics?.[0]?.name === name).map(({ properties }) => properties);
    expect(dimensions('store.requestUnits')).toContainEqual({
      operation: 'read',
      tenant: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(dimensions('queue.age')).toEqual([{ queue: 'runs' }]);
  });

  test('says of a step that failed what kind of error it was', async () => {
    await workWithTexts();
    const failed = recordsIn(await flushed()).find(({ data }) => data.baseData['success'] === false);
    expect(failed?.data.baseData).toMatchObject({ name: 'send', properties: { errorKind: 'RangeError' } });
  });

  test('belongs to the operation of the call', async () => {
    const operation = 'c'.repeat(32);
    await telemetry.within(`00-${operation}-${'1'.repeat(16)}-01`, () =>
      runWeek(services, request({ kind: 'draft' })),
    );
    const records = recordsIn(await flushed()).filter(({ tags }) => tags['ai.operation.id'] === operation);
    const named = records.map(({ data }) => data.baseData['name']);
    expect(named).toEqual(expect.arrayContaining(['load', 'plan', 'review', 'commit', 'RunCompleted']));
  });
});

describe('an operation that nobody has begun', () => {
  test('is one all the same, and another the next time', async () => {
    const twice = [request({ kind: 'draft' }), request({ kind: 'draft' })];
    for (const each of twice) await telemetry.within(undefined, () => runWeek(services, each));
    const records = recordsIn(await flushed()).filter(({ data }) => data.baseData['name'] !== undefined);
    const operations = new Set(records.map(({ tags }) => tags['ai.operation.id']));
    expect(operations.size).toBe(2);
    for (const operation of operations) {
      const own = records.filter(({ tags }) => tags['ai.operation.id'] === operation);
      expect(own.map(({ data }) => data.baseData['name'])).toEqual(
        expect.arrayContaining(['load', 'plan', 'review', 'commit', 'RunCompleted']),
      );
    }
  });

  test('is the one under way, if there is one', async () => {
    const inner = await telemetry.within(`00-${'d'.repeat(32)}-${'1'.repeat(16)}-01`, () =>
      telemetry.within(undefined, async () => telemetry.operation()),
    );
    expect(inner).toContain('d'.repeat(32));
  });
});

describe('without a connection string', () => {
  test('nothing is sent, and everything works', async () => {
    const quiet = await telemetryOf(readConfig(settings).telemetry);
    expect(await quiet.span('load', () => 7)).toBe(7);
    expect(quiet.operation()).toBeUndefined();
  });
});

describe('an endpoint without encryption', () => {
  const connecting = (endpoint: string) =>
    readConfig({
      ...settings,
      APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=${tenant};IngestionEndpoint=${endpoint}`,
    });

  test('is refused, unless it lies on this machine', () => {
    expect(() => connecting('http://collector.example/')).toThrow(/IngestionEndpoint must be https/);
    expect(() => connecting('http://localhost.example/')).toThrow(/IngestionEndpoint must be https/);
    expect(connecting('http://127.0.0.1:4318/').telemetry?.endpoint).toBe('http://127.0.0.1:4318/');
    expect(connecting('https://westeurope.in.applicationinsights.azure.com/').telemetry).not.toHaveProperty(
      'endpoint',
    );
  });
});
