import { describe, expect, test } from '@jest/globals';
import { capacityChart, changesSentence } from '../../../bench/report/charts/capacity.ts';
import { logDomain, ms } from '../../../bench/report/charts/scale.ts';
import { stepsChart } from '../../../bench/report/charts/steps.ts';
import type { Capacity, Time } from '../../../bench/report/read/capacity.ts';
import { draw } from '../../../bench/report/svg.ts';
import { ab } from './inputs.ts';

describe('milliseconds as people read them', () => {
  test.each([
    [0, '0 ms'],
    [0.123, '0.12 ms'],
    [9.96, '10 ms'],
    [83.4, '83 ms'],
    [1797, '1.8 s'],
    [60_100, '60 s'],
  ])('%d is %s', (value, words) => {
    expect(ms(value)).toBe(words);
  });
});

describe('a logarithmic axis', () => {
  test('is a little longer than what is shown', () => {
    expect(logDomain([8, 400])).toEqual([6, 540]);
  });

  test('reaches down to a line of the grid when there would be none', () => {
    expect(logDomain([200, 400])).toEqual([100, 540]);
  });

  test('leaves out what took no time at all', () => {
    expect(logDomain([0, 8, 400])).toEqual([6, 540]);
    expect(logDomain([0])).toEqual([1, 10]);
  });

  test('has a mark for each step that took time, and none for one that did not', async () => {
    const dots = async (steps: Readonly<Record<string, number>>) => {
      const svg = await draw(stepsChart('steps', ab(300, steps), 'injected'), 'wide');
      expect(svg).not.toMatch(/NaN|Infinity/);
      return svg.match(/<path [^>]*fill="var\(--old\)"/g)?.length;
    };

    const none = await dots({ configuration: 0 });

    expect(await dots({ configuration: 1 })).toBe((none ?? 0) + 2);
  });
});

describe('the quota that begins to bind', () => {
  const curve = (...binds: string[]): Capacity['detail']['curves'] =>
    binds.map((name, index): Time => ({ way: 'orgRun', people: 100 * 2 ** index, seconds: 1, binds: name }));
  const sentence = (curves: Time[]) =>
    changesSentence({ tenants: 1, windowS: 1, way: 'orgRun', detail: { sizes: [], curves, rows: [] } });

  test('is told once, from where it stays', () => {
    expect(sentence(curve('oneWeek', 'oneWeek', 'teamsMessages', 'teamsMessages'))).toBe(
      'A dot: another quota begins to bind (one org run: from 400 people on Teams messages of a bot, before that one week’s own time).',
    );
  });

  test('is told with the one just before it when there are more', () => {
    expect(sentence(curve('oneWeek', 'storeUnits', 'teamsMessages'))).toContain(
      'from 400 people on Teams messages of a bot, before that Cosmos DB request units',
    );
  });

  test('is not told when the one from the start is back in the end', () => {
    expect(sentence(curve('storeUnits', 'teamsMessages', 'storeUnits'))).toBe('');
  });

  test('control: nor when nothing ever changes', () => {
    expect(sentence(curve('storeUnits', 'storeUnits'))).toBe('');
  });

  test('is drawn without a mark out of place', async () => {
    const detail = { sizes: [], curves: curve('oneWeek', 'storeUnits'), rows: [] };
    const svg = await draw(
      capacityChart('capacity', { tenants: 1, windowS: 1, way: 'orgRun', detail }),
      'wide',
    );
    expect(svg).not.toMatch(/NaN|Infinity/);
    expect(svg).toContain('Cosmos DB request units');
  });
});
