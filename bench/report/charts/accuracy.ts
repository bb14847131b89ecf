import type { Breadth, Chart, Layers } from '../chart.ts';
import type { Backtest } from '../read/backtest.ts';
import { colour } from '../theme.ts';
import { frame } from './frame.ts';

/** How much of the logged time each way of drafting puts in the right place. */
export function accuracyChart(id: string, backtest: Backtest): Chart {
  const rows = rowsOf(backtest);
  return {
    id,
    title: 'Hours in the right cell (F1)',
    description: `A dot at the F1 of each way of drafting, with its 95 % interval: ${rows.map(({ rule, f1 }) => `${rule} ${f1.toFixed(3)}`).join(', ')}.`,
    origin: 'measured',
    spec: breadth => ({
      ...frame(breadth, { step: 28 }, { step: 46 }),
      data: { values: rows },
      encoding: {
        y: {
          field: 'rule',
          type: 'nominal',
          sort: null,
          title: null,
          axis: breadth === 'wide' ? { labelColor: colour('ink'), labelLimit: 300, grid: false } : null,
        },
        x: { field: 'f1', type: 'quantitative', scale: { domain: domainOf(rows) }, axis: f1Axis },
        color: { field: 'kind', type: 'nominal', legend: null, scale: kinds },
      },
      layer: layers(breadth),
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

const kinds = {
  domain: ['ours', 'baseline', 'oracle'],
  range: [colour('new'), colour('muted'), colour('third')],
};

const f1Axis = { title: null, format: '.2f', tickCount: 6 } as const;

function rowsOf({ detail }: Backtest) {
  return detail.rules
    .toSorted((a, b) => b.f1 - a.f1)
    .map(({ interval, ...rule }) => ({ ...rule, low: interval?.low, high: interval?.high }));
}

/** Dots, unlike bars, need not begin at nothing: from the twentieth below the smallest figure, with room for a label. */
function domainOf(rows: ReturnType<typeof rowsOf>): [number, number] {
  const all = rows.flatMap(({ f1, low, high }) => [f1, low ?? f1, high ?? f1]);
  const step = 0.05;
  const low = Math.floor(Math.min(...all) / step - 0.2) * step;
  const high = Math.ceil(Math.max(...all) / step + 0.8) * step;
  return [Math.max(0, round(low)), Math.min(1, round(high))];
}

/** Without the tiny part that multiplying leaves behind, which would cost a line of the grid. */
function round(value: number): number {
  return Number(value.toFixed(2));
}

function layers(breadth: Breadth): Layers {
  const interval: Layers[number] = {
    transform: [{ filter: 'isValid(datum.low)' }],
    mark: { type: 'rule', strokeWidth: 2.5, opacity: 0.45 },
    encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
  };
  const dot: Layers[number] = {
    mark: { type: 'point', filled: true, opacity: 1 },
    encoding: { size: { condition: { test: "datum.kind == 'ours'", value: 120 }, value: 70 } },
  };
  const figure: Layers[number] = {
    mark: { type: 'text', align: 'left', dx: 8, fontWeight: 600 },
    encoding: {
      x: { field: 'labelAt', type: 'quantitative' },
      text: { field: 'f1', format: '.3f' },
    },
    transform: [{ calculate: 'isValid(datum.high) ? datum.high : datum.f1 + 0.004', as: 'labelAt' }],
  };
  const name: Layers[number] = {
    mark: { type: 'text', align: 'left', dy: -16, color: colour('ink') },
    encoding: { x: { value: 0 }, text: { field: 'rule' }, color: { value: colour('ink') } },
  };
  return breadth === 'wide' ? [interval, dot, figure] : [interval, dot, figure, name];
}
