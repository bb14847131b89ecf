import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSettlements } from '../../../../local/host/service-bus/settlements.ts';
import { ids, idsOf, openQueueWorld, type QueueWorld, until } from './queue-world.ts';

let world: QueueWorld;
beforeEach(async () => {
  world = await openQueueWorld();
});
afterEach(async () => {
  await world.close();
  delete process.env['SERVICE_BUS'];
});

/** Of two messages under lock, one is completed and the other abandoned in one turn of the event loop. */
async function completeOneAbandonOther(settle: (settlement: () => Promise<void>) => Promise<void>) {
  const receiver = world.client.createReceiver('runs', { receiveMode: 'peekLock' });
  await world.send('taken', 'failed');
  const [taken, failed] = await receiver.receiveMessages(2);
  if (!taken || !failed) throw new Error('Two messages were sent.');
  await Promise.all([
    settle(() => receiver.completeMessage(taken)),
    settle(() => receiver.abandonMessage(failed)),
  ]);
  await receiver.close();
  return world.bus().counts('runs').active;
}

test('a message abandoned beside one that is completed is still there', async () => {
  expect(await completeOneAbandonOther(createSettlements())).toBe(1);
});

test('control: without turns the client completes both, and the second is lost', async () => {
  expect(await completeOneAbandonOther(settlement => settlement())).toBe(0);
});

test('of 1,000 messages, a fifth of which fail at first, none is lost and none comes again that was taken', async () => {
  const fails = (id: string) => Number(id.slice(1)) % 5 === 0;
  const runs = await world.start(({ ids: [id = ''], delivery }) => {
    if (fails(id) && delivery === 1) throw new Error('no');
  });

  await world.send(...ids(1000));
  await until(() => world.bus().counts('runs').active === 0);

  expect(idsOf(runs)).toEqual(
    ids(1000)
      .flatMap(id => (fails(id) ? [id, id] : [id]))
      .sort(),
  );
});
