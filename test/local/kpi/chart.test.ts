import { describe, expect, test } from '@jest/globals';
import { barChart } from '../../../local/kpi/chart/bars.ts';
import { timeChart } from '../../../local/kpi/chart/over-time.ts';
import { momentText, ticksTo } from '../../../local/kpi/chart/ticks.ts';
import { cellText, columnTitle, numberText } from '../../../local/kpi/format.ts';

const widths = (markup: string) =>
  [...markup.matchAll(/width="([\d.]+)" height="13"/g)].map(m => Number(m[1]));
const heights = (markup: string) =>
  [...markup.matchAll(/<rect[^>]* height="([\d.]+)"/g)].map(m => Number(m[1]));
const at = (hour: number) => new Date(Date.UTC(2026, 10, 25, hour));

describe('bars', () => {
  test('are as long as their values, and never nothing', () => {
    const shape = { kind: 'bars', category: 'step', values: ['ms'], unit: 'ms' } as const;
    const rows = [
      { step: 'load', ms: 100 },
      { step: 'plan', ms: 25 },
      { step: 'send', ms: 0 },
    ];
    const [load = 0, plan, send] = widths(barChart(shape, rows, 'Steps').markup);
    expect(plan).toBeCloseTo(load / 4);
    expect(send).toBe(1.5);
  });
});

describe('pictures over time', () => {
  const rows = [
    { timestamp: at(8), queue: 'runs', n: 30 },
    { timestamp: at(8), queue: 'deliveries', n: 10 },
    { timestamp: at(9), queue: 'runs', n: 20 },
  ];

  test('stack columns of one moment', () => {
    const shape = { kind: 'columns', value: 'n', series: 'queue', unit: '' } as const;
    const [deliveries = 0, runs, later] = heights(timeChart(shape, rows, 'Queues').markup);
    expect([runs, later]).toEqual([deliveries * 3, deliveries * 2]);
  });

  test('draw a line for each series, and a point where there is only one', () => {
    const shape = { kind: 'lines', value: 'n', series: 'queue', unit: 's' } as const;
    const { markup } = timeChart(shape, rows, 'Queues');
    expect(markup.match(/<polyline/g)).toHaveLength(2);
    expect(markup.match(/<circle/g)).toHaveLength(3);
    expect(timeChart(shape, rows.slice(0, 1), 'Queues').markup).toContain('<circle');
    expect(markup).toContain('deliveries, 2026-11-25 08:00: 10 s');
  });
});

describe('figures', () => {
  test('have round ticks up to the largest', () => {
    expect(ticksTo(13)).toEqual([0, 5, 10, 15]);
    expect(ticksTo(0.27)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(ticksTo(400)).toEqual([0, 100, 200, 300, 400]);
    expect(ticksTo(0)).toEqual([0, 1]);
  });

  test('have as many digits as somebody reads', () => {
    expect([0, 0.004_56, 3.274, 41.52, 1234.6, 85_620].map(numberText)).toEqual([
      ...['0', '0.0046', '3.27', '41.5', '1,235', '85,620'],
    ]);
    expect([null, '', 'a', true, at(8)].map(cellText)).toEqual(['–', '–', 'a', 'true', '2026-11-25 08:00']);
  });

  test('have words above them, with their unit', () => {
    expect(['p95Ms', 'requestUnits', 'timestamp', 'longestS', 'weeks'].map(columnTitle)).toEqual([
      ...['p95, ms', 'Request units', 'Time (UTC)', 'Longest, s', 'Weeks'],
    ]);
  });

  test('say the day where the picture spans some', () => {
    const hour = 3_600_000;
    expect([momentText(at(8).getTime(), hour), momentText(at(8).getTime(), 72 * hour)]).toEqual([
      '08:00',
      '11-25',
    ]);
  });
});
