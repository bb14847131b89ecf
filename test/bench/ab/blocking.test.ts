import { describe, expect, test } from '@jest/globals';
import { drawTree, mergeWaits, waitsByLock, worstMoment } from '../../../bench/ab/blocking.ts';
import type { Wait } from '../../../bench/harness/effort.ts';

function wait(waiter: string, holder: string, fromMs: number, toMs: number, lock = 'project:apollo'): Wait {
  return { waiter, holder, fromMs, toMs, lock };
}

test('looks at a lock that follow each other are one wait, as long as the same person has it', () => {
  const looks = [wait('ben', 'ana', 0, 10), wait('ben', 'ana', 12, 20), wait('ben', 'cyd', 22, 30)];
  expect(mergeWaits(looks)).toEqual([wait('ben', 'ana', 0, 20), wait('ben', 'cyd', 22, 30)]);
});

test('looks a long time apart are two waits', () => {
  const looks = [wait('ben', 'ana', 0, 10), wait('ben', 'ana', 9_000, 9_010)];
  expect(mergeWaits(looks)).toEqual(looks);
});

test('locks are listed by what waiting for them cost', () => {
  const rows = waitsByLock([
    wait('ben', 'ana', 0, 10),
    wait('ben', 'ana', 10, 20),
    wait('cyd', 'ana', 0, 5),
    wait('dan', 'eve', 0, 3, 'project:borealis'),
  ]);
  expect(rows).toEqual([
    { lock: 'project:apollo', waits: 3, people: 2, waitedMs: 25, longestMs: 20 },
    { lock: 'project:borealis', waits: 1, people: 1, waitedMs: 3, longestMs: 3 },
  ]);
});

describe('the tree of who waits for whom', () => {
  const chain = [
    wait('ben', 'ana', 0, 30),
    wait('cyd', 'ana', 5, 30),
    wait('dan', 'ben', 10, 40, 'project:borealis'),
    wait('eve', 'ana', 50, 60),
  ];

  test('shows the moment at which most people waited, with those who are kept waiting by somebody who waits', () => {
    const tree = worstMoment(chain);
    expect(tree).toMatchObject({ atMs: 10, waiting: 3 });
    expect(tree && drawTree(tree, 10).split('\n')).toEqual([
      'ana keeps 3 waiting',
      '  ben waits for project:apollo, 10 ms',
      '    dan waits for project:borealis, 0 ms',
      '  cyd waits for project:apollo, 5 ms',
    ]);
  });

  test('is cut where it is too long to read', () => {
    const tree = worstMoment(chain);
    expect(tree && drawTree(tree, 2)).toMatch(/ben .*\n… and 2 more$/);
  });

  test('ends where two seem to wait for each other, because a lock changed hands between two looks', () => {
    const tree = worstMoment([
      wait('ben', 'ana', 0, 30),
      wait('cyd', 'ben', 1, 30),
      wait('ben', 'cyd', 2, 30, 'project:borealis'),
    ]);
    expect(tree?.roots[0]).toMatchObject({ person: 'ana', behind: 2 });
  });

  test('is not there when nobody waited', () => {
    expect(worstMoment([])).toBeUndefined();
  });
});
