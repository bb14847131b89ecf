import { expect, test } from '@jest/globals';
import { createSettlements } from '../../../../local/host/service-bus/settlements.ts';

/** Notes which settlements begin in the same turn of the event loop, as what is written at its end sees them. */
function createTurns() {
  const turns: string[][] = [];
  let open: string[] | undefined;
  const begin = async (id: string) => {
    if (!open) {
      open = [];
      turns.push(open);
      process.nextTick(() => {
        open = undefined;
      });
    }
    open.push(id);
  };
  return { turns, begin };
}

test('no two settlements begin in one turn, and all begin in the order in which they were asked for', async () => {
  const { turns, begin } = createTurns();
  const settle = createSettlements();

  await Promise.all(['a', 'b', 'c'].map(id => settle(() => begin(id))));

  expect(turns).toEqual([['a'], ['b'], ['c']]);
  // Control: without it they all do.
  const bare = createTurns();
  await Promise.all(['a', 'b', 'c'].map(bare.begin));
  expect(bare.turns).toEqual([['a', 'b', 'c']]);
});

test('one that waits for its answer does not hold up the next, and one that fails only fails itself', async () => {
  const settle = createSettlements();
  const answer = Promise.withResolvers<void>();
  const first = settle(() => answer.promise);

  await settle(async () => undefined);
  answer.reject(new Error('lock lost'));

  await expect(first).rejects.toThrow('lock lost');
  await expect(settle(async () => undefined)).resolves.toBeUndefined();
});
