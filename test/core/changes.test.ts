import { describe, expect, test } from '@jest/globals';
import { nextState, settledUntilS } from '../../core/changes.ts';

test('changes count as settled after ten seconds', () => {
  expect(settledUntilS(1_000_999)).toBe(990);
});

describe('the state of a poller', () => {
  test('begins behind a window with news', () => {
    expect(nextState({ afterS: 100, untilS: 200, continuation: 'x' }, 200, true)).toEqual({ afterS: 200 });
  });

  test('stays as it was without news, for an hour', () => {
    expect(nextState({ afterS: 100 }, 3_700, false)).toEqual({ afterS: 100 });
    expect(nextState({ afterS: 100 }, 3_701, false)).toEqual({ afterS: 3_701 });
  });
});
