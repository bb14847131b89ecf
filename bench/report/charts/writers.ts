import type { Chart } from '../chart.ts';
import type { Contention } from '../read/small.ts';
import { colour } from '../theme.ts';
import { frame } from './frame.ts';
import { armColour, armName, logMs, ms } from './scale.ts';

/** Many at once on one week: optimistic batches against locks. */
export function writersChart(id: string, { rows }: Contention): Chart {
  const shown = rows.filter(({ scenario }) => !scenario.includes('project'));
  const x = (field: string) =>
    logMs(
      field,
      shown.flatMap(({ p50Ms, p99Ms }) => [p50Ms, p99Ms]),
    );
  return {
    id,
    title: 'Several writers on one week',
    description: `For each case and arm, a dot at the median and a line to the 99th percentile. ${shown.map(row => `${row.scenario}, ${armName(row.arm)}: ${ms(row.p50Ms)} and ${ms(row.p99Ms)}`).join('; ')}.`,
    origin: 'injected',
    spec: breadth => ({
      ...frame(breadth, { step: 17 }, { step: 17 }),
      data: { values: shown.map(row => ({ ...row, name: armName(row.arm, breadth) })) },
      encoding: {
        y: {
          field: 'scenario',
          type: 'nominal',
          sort: null,
          title: null,
          axis: { labelColor: colour('ink'), labelLimit: breadth === 'wide' ? 200 : 130, grid: false },
        },
        yOffset: { field: 'arm', type: 'nominal', scale: { domain: ['locks', 'batch'] } },
        color: armColour(),
      },
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 2.5, opacity: 0.45 },
          encoding: { x: x('p50Ms'), x2: { field: 'p99Ms' } },
        },
        { mark: { type: 'tick', thickness: 2.5, height: 9 }, encoding: { x: x('p99Ms') } },
        { mark: { type: 'point', filled: true, size: 60, opacity: 1 }, encoding: { x: x('p50Ms') } },
        {
          transform: [{ filter: { field: 'scenario', equal: shown[0]?.scenario ?? '' } }],
          mark: { type: 'text', align: 'left', dx: 9, fontWeight: 600 },
          encoding: { x: x('p99Ms'), text: { field: 'name' } },
        },
      ],
    }),
    table: {
      headings: ['case', 'arm', 'p50', 'p99', 'longest', 'attempts at most', 'batches refused', 'waits'],
      rows: shown.map(row => [
        row.scenario,
        armName(row.arm),
        ...[row.p50Ms, row.p99Ms, row.maxMs].map(ms),
        row.attemptsMax,
        row.wasted,
        row.waits,
      ]),
    },
  };
}
