import { beforeEach, describe, expect, test } from '@jest/globals';
import { spanNames } from '../../../core/telemetry/catalogue.ts';
import { receiveDelivery } from '../../../functions/delivery/receive.ts';
import { advance } from '../../../functions/org-run/advance.ts';
import type { Services } from '../../../functions/ports.ts';
import { incoming } from '../../../functions/queue/incoming.ts';
import { relay } from '../../../functions/relay/relay.ts';
import { continuing, receiving } from '../../../functions/telemetry/continuing.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { scriptedMessenger } from '../delivery/messenger.ts';
import { address, drain, start } from '../org-run/campaign.ts';
import { draft, lena, openSetUpWorld, request } from '../person.ts';
import type { World } from '../world.ts';
import { type Recorded, recordedTelemetry } from './recorded.ts';

let world: World;
let telemetry: Recorded;
let services: Services;
beforeEach(async () => {
  world = await openSetUpWorld();
  telemetry = recordedTelemetry();
  const messenger = scriptedMessenger();
  services = { ...world.app, telemetry, messenger, queues: continuing(world.queues, telemetry) };
});

const told = (name: string) => telemetry.events.filter(event => event.name === name);
const operation = `00-${'a'.repeat(32)}-${'1'.repeat(16)}-01`;
const another = `00-${'b'.repeat(32)}-${'2'.repeat(16)}-01`;

describe('one operation', () => {
  /** What the trigger makes of a message that lies in the queue. */
  const received = (properties: Record<string, string>, traceParent?: string) => {
    // The Functions library makes first letters small.
    const small = Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [
        name.charAt(0).toLowerCase() + name.slice(1),
        value,
      ]),
    );
    const triggerMetadata = { messageId: 'm', applicationProperties: small };
    return { triggerMetadata, ...(traceParent && { traceContext: { traceParent } }) } as never;
  };

  test('goes from the call through batch, change feed and queue to the message', async () => {
    await telemetry.within(operation, () => runWeek(services, request(draft)));
    // The feed is read in an operation of its own.
    const feed = await world.documents(lena);
    await telemetry.within(another, () => relay(services, feed));
    const [message] = world.queues.lying('deliveries');
    const due = incoming(message?.body, received(message?.properties ?? {}, another));
    await receiving(services, 'deliveries', due, () => receiveDelivery(services, due));

    // Nobody has subscribed to anything here.
    expect(telemetry.spans.map(({ name }) => name)).toEqual(spanNames.filter(name => name !== 'callback'));
    expect(new Set(telemetry.spans.map(span => span.operation))).toEqual(new Set([operation]));
  });

  test('control: without what the outbox carries it would end at the change feed', async () => {
    await telemetry.within(operation, () => runWeek(services, request(draft)));
    const feed = (await world.documents(lena)).map(({ operation: _, ...rest }) => rest);
    await telemetry.within(another, () => relay(services, feed));
    expect(world.queues.lying('deliveries')[0]?.properties).toEqual({ 'Diagnostic-Id': another });
  });

  test('goes from the start of an org run into everybody’s message', async () => {
    await telemetry.within(operation, () => start(services));
    await telemetry.within(operation, () => advance(services, address));
    const messages = [...world.queues.lying('org-runs'), ...world.queues.lying('runs')];
    expect(messages.length).toBeGreaterThan(1);
    for (const { properties } of messages) expect(properties).toEqual({ 'Diagnostic-Id': operation });
  });

  test('says nothing where nothing is told', async () => {
    await runWeek(world.app, request(draft));
    await relay(world.app, await world.documents(lena));
    expect(world.queues.lying('deliveries')[0]).not.toHaveProperty('properties');
    expect(await world.bytes(lena)).not.toContain('"operation"');
  });
});

describe('what follows is told, too', () => {
  test('the end of an org run, once', async () => {
    world.app = services;
    await start(services);
    await drain(world);
    await advance(services, address);
    expect(told('OrgRunCompleted')).toEqual([
      {
        name: 'OrgRunCompleted',
        tenantId: lena.tenantId,
        codes: { kind: 'draft', state: 'completed' },
        measurements: { people: 1, failed: 0, deadLetters: 0, durationMs: expect.any(Number) },
      },
    ]);
  });

  test.each([
    ['blocked', [{ kind: 'blocked' as const }], 1],
    ['failed', [{ kind: 'failed' as const, code: 'tooLarge', retryable: false }], 1],
    ['sent', [], 0],
    ['notInstalled', [{ kind: 'notInstalled' as const }], 0],
  ])('a delivery that ended as %s', async (state, script, failures) => {
    const messenger = { ...scriptedMessenger(), script: [...script] };
    messenger.send = async () => messenger.script.shift() ?? { kind: 'sent' };
    await runWeek(services, request(draft));
    await relay(services, await world.documents(lena));
    const body = world.queues.lying('deliveries')[0]?.body;
    await receiveDelivery({ ...services, messenger }, { id: 'm', body });
    expect(told('DeliveryFailed')).toHaveLength(failures);
    const ended = telemetry.measured.filter(({ name }) => name === 'delivery.ended');
    expect(ended).toEqual([{ name: 'delivery.ended', value: 1, code: state }]);
  });

  test('how long a message lay in its queue', async () => {
    const enqueuedAtMs = world.clock.nowMs() - 1_500;
    await receiving(services, 'runs', { id: 'm', body: {}, enqueuedAtMs }, async () => undefined);
    expect(telemetry.measured).toEqual([{ name: 'queue.age', value: 1_500, code: 'runs' }]);
  });
});
