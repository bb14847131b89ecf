import { expect, test } from '@jest/globals';
import { forEachBounded } from '../../functions/bounded.ts';

const numbers = Array.from({ length: 50 }, (_, index) => index);
const turn = () => new Promise(setImmediate);

test('all items are worked on, each once, and never more than so many at a time', async () => {
  let [underWay, most] = [0, 0];
  const done: number[] = [];
  await forEachBounded(numbers, 7, async item => {
    underWay += 1;
    most = Math.max(most, underWay);
    await turn();
    underWay -= 1;
    done.push(item);
  });
  expect(done.toSorted((a, b) => a - b)).toEqual(numbers);
  expect(most).toBe(7);
});

test('a failure ends it, once what was under way has ended, too', async () => {
  let [begun, ended] = [0, 0];
  const work = forEachBounded(numbers, 3, async item => {
    begun += 1;
    await turn();
    if (item === 4) throw new Error('four');
    await turn();
    ended += 1;
  });
  await expect(work).rejects.toThrow('four');
  expect(begun).toBeLessThan(10);
  expect(ended).toBe(begun - 1);
});

test('nothing to do is done at once', async () => {
  await expect(forEachBounded([], 3, () => Promise.reject(new Error('never')))).resolves.toBeUndefined();
});
