import { expect, test } from '@jest/globals';
import { leasesToTake } from '../../../../local/host/cosmos/balance.ts';
import type { Lease } from '../../../../local/host/cosmos/leases.ts';

const now = 1_000_000;
const expiration = 60_000;

/** Leases by their owners, `-` for nobody; `b!` is expired. */
const leases = (owners: string): Lease[] =>
  owners.split(' ').map((owner, index) => ({
    id: `${index}${owner}`,
    range: { from: String(index), to: String(index + 1) },
    owner: owner === '-' ? null : owner.slice(0, 1),
    continuation: null,
    renewedMs: owner.endsWith('!') ? now - expiration : now - expiration + 1,
  }));

test.each([
  ['one process takes all', '- - -', '0- 1- 2-'],
  ['a free lease is not taken by one that has its share', 'a a b -', ''],
  ['one who has less takes up to its share', 'b b - -', '2- 3-'],
  ['expired leases are as good as free', 'b! b! b!', '0b! 1b! 2b!'],
  ['of an owner that is alive a single one is taken', 'b b b b', '0b'],
  ['of the one that has the most', 'b c c c c c', '1c'],
  ['but not when all have their share', 'a b b', ''],
  ['nor the only one', 'b', ''],
])('%s', (_, owners, taken) => {
  const ids = leasesToTake(leases(owners), 'a', now, expiration).map(({ id }) => id);

  expect(ids.join(' ')).toBe(taken);
});

test.each([1, 2, 3, 7, 16, 97])('three processes come to an equal share of %i leases, and rest', ranges => {
  const all = leases(Array.from({ length: ranges }, () => '-').join(' '));
  const round = () =>
    ['a', 'b', 'c'].map(me => {
      const taken = leasesToTake(all, me, now, expiration);
      for (const lease of taken) Object.assign(lease, { owner: me, renewedMs: now });
      return taken.length;
    });

  let rounds = 0;
  while (round().some(taken => taken > 0)) rounds += 1;

  const counts = ['a', 'b', 'c'].map(me => all.filter(({ owner }) => owner === me).length);
  expect(Math.max(...counts)).toBe(Math.ceil(ranges / 3));
  expect(rounds).toBeLessThanOrEqual(ranges);
});
