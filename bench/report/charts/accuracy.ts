import type { Chart } from '../chart.ts';
import type { Backtest } from '../read/backtest.ts';
import { colour } from '../theme.ts';

/** How much of the logged time each way of drafting puts in the right place. */
export function accuracyChart(id: string, { detail }: Backtest): Chart {
  const rows = detail.rules
    .toSorted((a, b) => b.f1 - a.f1)
    .map(({ interval, ...rule }) => ({ ...rule, low: interval?.low, high: interval?.high }));
  const fills = { ours: colour('new'), baseline: colour('faint'), oracle: 'transparent' };
  const strokes = { ours: colour('new'), baseline: colour('faint'), oracle: colour('muted') };
  const domain = ['ours', 'baseline', 'oracle'];
  return {
    id,
    title: 'Hours in the right cell (F1)',
    description: `Bars of F1, from 0 to 1, for each way of drafting: ${rows.map(({ rule, f1 }) => `${rule} ${f1.toFixed(3)}`).join(', ')}.`,
    origin: 'measured',
    spec: breadth => ({
      width: breadth === 'wide' ? 700 : 330,
      height: { step: breadth === 'wide' ? 30 : 44 },
      autosize: { type: 'fit-x', contains: 'padding' },
      data: { values: rows },
      encoding: {
        y: {
          field: 'rule',
          type: 'nominal',
          sort: null,
          title: null,
          ...(breadth === 'wide'
            ? { axis: { labelColor: colour('ink'), labelLimit: 260 } }
            : { axis: null, scale: { paddingInner: 0.6 } }),
        },
        x: {
          field: 'f1',
          type: 'quantitative',
          scale: { domain: [0, 1] },
          axis: { title: null, values: [0, 0.25, 0.5, 0.75, 1] },
        },
      },
      layer: [
        {
          mark: { type: 'bar', cornerRadiusEnd: 2, strokeDash: [3, 2] },
          encoding: {
            fill: {
              field: 'kind',
              type: 'nominal',
              legend: null,
              scale: { domain, range: Object.values(fills) },
            },
            stroke: {
              field: 'kind',
              type: 'nominal',
              legend: null,
              scale: { domain, range: Object.values(strokes) },
            },
          },
        },
        {
          transform: [{ filter: 'isValid(datum.low)' }],
          mark: { type: 'rule', strokeWidth: 2, color: colour('ink') },
          encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
        },
        {
          mark: { type: 'text', align: 'left', dx: 12, fontWeight: 600, color: colour('ink') },
          encoding: {
            x: { field: 'f1', type: 'quantitative' },
            text: { field: 'f1', format: '.3f' },
          },
        },
        ...(breadth === 'wide'
          ? []
          : [
              {
                mark: { type: 'text', align: 'left', dy: -18, color: colour('ink') },
                encoding: { x: { value: 0 }, text: { field: 'rule' } },
              } as const,
            ]),
      ],
    }),
    table: {
      headings: ['way of drafting', 'F1', 'precision', 'recall', 'exact weeks', '95 % interval of F1'],
      rows: rows.map(row => [
        row.rule,
        row.f1.toFixed(3),
        ...[row.precision, row.recall, row.exactWeeks].map(value => value?.toFixed(3) ?? ''),
        row.low === undefined || row.high === undefined
          ? ''
          : `${row.low.toFixed(3)} to ${row.high.toFixed(3)}`,
      ]),
    },
  };
}
