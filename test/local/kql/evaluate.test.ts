import { describe, expect, test } from '@jest/globals';
import { evaluate } from '../../../local/kql/evaluate.ts';
import { noon, rows } from './rows.ts';

const run = (text: string) => evaluate(text, rows, noon).rows;
const runs =
  'customEvents | where name == "RunCompleted" | extend ms = todouble(customMeasurements.durationMs)';

/** One value out of one row. */
const worth = (expression: string) =>
  run(`customEvents | where name == "RunConflicted" | project worth = ${expression}`)[0]?.['worth'];

describe('operators', () => {
  test('where keeps what is true, and neither what is false nor what is not known', () => {
    expect(run('customEvents | where todouble(customMeasurements.attempt) > 0')).toHaveLength(1);
    expect(run('customEvents | where not(todouble(customMeasurements.attempt) > 0)')).toHaveLength(0);
    expect(run('customEvents | where timestamp > ago(5m)')).toHaveLength(5);
    expect(run('customEvents | where name !in ("RunCompleted", "x")')).toHaveLength(1);
  });

  test('summarize groups, and bin takes moments to the beginning of their span', () => {
    expect(run(`${runs} | summarize n = count(), slowest = max(ms) by bin(timestamp, 1h)`)).toEqual([
      { timestamp: new Date('2026-11-25T12:00:00Z'), n: 1, slowest: 10 },
      { timestamp: new Date('2026-11-25T11:00:00Z'), n: 9, slowest: 100 },
    ]);
  });

  test('bins of seven days begin on a Monday', () => {
    expect(worth('bin(timestamp, 7d)')).toEqual(new Date('2026-11-23T00:00:00Z'));
  });

  test('aggregates can be reckoned with', () => {
    expect(
      run('customMetrics | summarize average = sum(valueSum) / sum(valueCount), longest = max(valueMax)'),
    ).toEqual([{ average: 3, longest: 7 }]);
  });

  test('percentiles are the nearest ranks: of ten values the fifth, the tenth, the tenth', () => {
    const percentiles = 'p50 = percentile(ms, 50), p95 = percentile(ms, 95), p99 = percentile(ms, 99)';
    expect(run(`${runs} | summarize ${percentiles}`)).toEqual([{ p50: 50, p95: 100, p99: 100 }]);
  });

  test('nothing comes to zero, or to null, in one row; with by to no row', () => {
    const none = 'customEvents | where name == "nobody"';
    const all = 'n = count(), s = sum(todouble(customMeasurements.a)), p = percentile(1.0, 50)';
    expect(run(`${none} | summarize ${all}`)).toEqual([{ n: 0, s: 0, p: null }]);
    expect(run(`${none} | summarize ${all} by name`)).toEqual([]);
  });

  test('conditional aggregates count what is true only', () => {
    const text = `${runs} | summarize fast = countif(ms < 45), msOfA = sumif(ms, tostring(customDimensions.tenant) == "a")`;
    expect(run(`${text}, tenants = dcount(tostring(customDimensions.tenant))`)).toEqual([
      { fast: 4, msOfA: 360, tenants: 2 },
    ]);
  });

  test('order is descending unless said otherwise, top takes the first, take some', () => {
    expect(run(`${runs} | order by ms | project ms | take 2`)).toEqual([{ ms: 100 }, { ms: 90 }]);
    expect(run(`${runs} | top 2 by ms asc | project ms`)).toEqual([{ ms: 10 }, { ms: 20 }]);
    const both = `${runs} | order by tostring(customDimensions.tenant) desc, ms asc | project ms | take 3`;
    expect(run(both)).toEqual([{ ms: 90 }, { ms: 100 }, { ms: 10 }]);
  });

  test('mv-expand makes a row of each word', () => {
    const words = 'mv-expand word = dynamic(["attempt", "other"]) to typeof(string)';
    const text = `customEvents | where name == "RunConflicted" | ${words}`;
    expect(run(`${text} | project word, worth = toint(customMeasurements[word])`)).toEqual([
      { word: 'attempt', worth: 1 },
      { word: 'other', worth: null },
    ]);
  });

  test('union puts tables under each other, and leaves empty what only one has', () => {
    const text =
      'union (customEvents | project name, timestamp), (customMetrics | project name, valueMax) | where name != "RunCompleted"';
    expect(run(text)).toEqual([
      { name: 'RunConflicted', timestamp: new Date(noon - 90 * 60_000), valueMax: null },
      { name: 'queue.age', timestamp: null, valueMax: 7 },
      { name: 'queue.age', timestamp: null, valueMax: 5 },
    ]);
  });

  test('join finds the other side, or keeps the row without it', () => {
    const left = 'customEvents | summarize n = count() by name';
    const right = 'customEvents | where name == "RunConflicted" | summarize m = count() by name';
    expect(
      run(`${left} | join kind=leftouter (${right}) on name | project name, n, m | order by n asc`),
    ).toEqual([
      { name: 'RunConflicted', n: 1, m: 1 },
      { name: 'RunCompleted', n: 10, m: null },
    ]);
    expect(run(`${left} | join kind=inner (${right}) on name`)).toHaveLength(1);
  });

  test('let names a value or a table', () => {
    const text =
      'let least = 75; let slow = customEvents | where toint(customMeasurements.durationMs) > least;';
    expect(run(`${text} slow | summarize n = count()`)).toEqual([{ n: 3 }]);
  });

  test('distinct takes what is alike once, render changes nothing', () => {
    expect(run('customEvents | distinct name | render table')).toEqual([
      { name: 'RunCompleted' },
      { name: 'RunConflicted' },
    ]);
  });
});

describe('expressions', () => {
  test('division of whole numbers is cut off, of others not', () => {
    expect(worth('7 / 2')).toBe(3);
    expect(worth('-7 / 2')).toBe(-3);
    expect(worth('7 / 2.0')).toBe(3.5);
    expect(worth('7 / 0')).toBeNull();
  });

  test('functions', () => {
    expect(worth('round(2.15, 1)')).toBe(2.2);
    expect(worth('round(-0.5)')).toBe(-1);
    expect(worth('case(1 > 2, "a", 2 > 1, "b", "c")')).toBe('b');
    expect(worth('iff(todouble("x") > 1, "a", "b")')).toBe('b');
    expect(worth('bin(17, 5)')).toBe(15);
    expect(worth('strcat("p", 95)')).toBe('p95');
    expect(worth('tostring(customDimensions.nothing)')).toBe('');
    expect(worth('isempty(tostring(customDimensions.nothing))')).toBe(true);
    expect(worth('coalesce(todouble("x"), 2.0)')).toBe(2);
    expect(worth('now() - timestamp')).toEqual({ spanMs: 90 * 60_000 });
    expect(worth('toint("7.9")')).toBe(7);
    expect(worth('datetime(2026-11-25) + 1.5h')).toEqual(new Date('2026-11-25T01:30:00Z'));
  });

  test('what is not known decides nothing', () => {
    expect(worth('real(null) > 1 and false')).toBe(false);
    expect(worth('real(null) > 1 or true')).toBe(true);
    expect(worth('real(null) > 1 and true')).toBeNull();
    expect(worth('real(null) + 1')).toBeNull();
  });
});

describe('what is not known here', () => {
  const refused: [text: string, why: RegExp][] = [
    ['customEvents | where nme == "x"', /not sound: The name 'nme'/],
    ['customEvents | make-series count() on timestamp step 1h', /MakeSeriesOperator/],
    ['customEvents | where name has "x"', /HasExpression/],
    ['customEvents | where name =~ "x"', /EqualTildeExpression/],
    ['customEvents | summarize stdev(todouble(customMeasurements.a))', /stdev\) is not known/],
    [
      'customEvents | summarize percentiles(todouble(customMeasurements.a), 50, 95)',
      /many parts|percentiles/,
    ],
    ['customEvents | extend a = strlen(name)', /strlen\) is not known/],
    ['customEvents | where customMeasurements.a > 1', /takes no dynamic value/],
    ['customEvents | join (customEvents | project name) on name', /JoinOperator/],
    ['customEvents | join kind=leftanti (customEvents | project name) on name', /of kind leftanti/],
    ['customEvents | order by name nulls first', /OrderingClause/],
    ['customEvents | project text = tostring(timestamp)', /is not known here/],
    ['customEvents | where name == @"x"', /form of string/],
    ['let a = 1;', /asks for nothing|not sound/],
    ['customEvents | sample 2', /SampleOperator/],
  ];

  test.each(refused)('%s is refused', (text, why) => {
    expect(() => run(text)).toThrow(why);
  });

  test('control: a like query that is known is not', () => {
    expect(() => run('customEvents | where name == "x" | summarize count()')).not.toThrow();
  });
});
