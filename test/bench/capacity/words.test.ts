import { describe, expect, test } from '@jest/globals';
import { readWindow } from '../../../bench/capacity/window.ts';
import { bindsWords, duration, number, purchaseSentence } from '../../../bench/capacity/words.ts';
import { UsageError } from '../../../bench/harness/bench.ts';
import { type Purchase, whatToBuy } from '../../../core/capacity/purchase.ts';
import { wallTime } from '../../../core/capacity/wall-time.ts';
import { assuming } from '../../core/capacity/assuming.ts';

describe('a length of time', () => {
  test.each([
    [0.0004, '0.4 ms'],
    [0.69, '690 ms'],
    [0.6990000000000001, '699 ms'],
    [1, '1 s'],
    [119, '119 s'],
    [120, '2 min'],
    [1000, '17 min'],
    [6000, '100 min'],
    [7200, '2 h'],
    [34_500, '9 h 35 min'],
    [86_400, '24 h'],
    [172_799, '48 h'],
    [172_800, '2 days'],
    [3_000_000, '34 days 17 h'],
    [108_000_000, '1,250 days'],
  ])('%d s is said as %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });

  test.each([
    ['90s', 90],
    ['45min', 2700],
    ['8h', 28_800],
    ['1.5 d', 129_600],
  ])('%s is read as %d s', (text, seconds) => {
    expect(readWindow(text)).toBe(seconds);
  });

  test.each(['', '8', 'h', '-1h', '0h', '8m', '1e3h'])('"%s" is refused', text => {
    expect(() => readWindow(text)).toThrow(UsageError);
  });
});

describe('numbers', () => {
  test('have their thousands apart and no more digits than they mean', () => {
    expect([0.125, 7, 1234, 1_800_000].map(number)).toEqual(['0.125', '7', '1,234', '1,800,000']);
  });
});

describe('what binds', () => {
  test.each([
    ['callPerPerson', {}, 'connector calls: 500 a minute for each connection'],
    ['oldSequential', {}, 'one person after the other, 60 s each'],
    ['orgRun', {}, 'Teams messages of a bot: 50 a second in each tenant'],
    ['orgRun', { requestUnitsPerS: 500 }, 'Cosmos DB request units: 500 a second'],
    ['callPerPerson', { loopConcurrency: 2 }, 'people at a time in a flow’s loop: 2 for each flow'],
  ] as const)('%s with %j is said with its figure', (way, values, words) => {
    const assumptions = assuming(values);
    expect(bindsWords(wallTime(way, 50_000, assumptions), assumptions)).toBe(words);
  });
});

describe('the sentence', () => {
  const sentence = (purchase: Purchase) => purchaseSentence(purchase, 'One org run');

  test('says what to get', () => {
    const assumptions = assuming({ requestUnitsPerS: 1000, instances: 1, tokensPerMin: 10_000 });
    expect(sentence(whatToBuy('orgRun', 50_000, 3600, assumptions))).toBe(
      'One org run of 50,000 people in 60 min: get 3,000 RU/s and 250,000 tokens/min.',
    );
  });

  test('says when there is enough', () => {
    expect(sentence(whatToBuy('orgRun', 50_000, 3600, assuming()))).toBe(
      'One org run of 50,000 people in 60 min: there is enough of everything; nothing has to be bought.',
    );
  });

  test('says why it cannot be', () => {
    expect(sentence(whatToBuy('orgRun', 50_000, 900, assuming()))).toBe(
      'One org run of 50,000 people in 15 min cannot be had: Teams messages of a bot would need 2 tenants, and there is 1.',
    );
  });
});
