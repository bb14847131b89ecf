import type { Chart } from '../chart.ts';
import type { Origin } from '../origin.ts';
import type { Latency } from '../read/ab.ts';
import { colour } from '../theme.ts';
import { frame } from './frame.ts';
import { type ArmName, armColour, armName, logMs, ms } from './scale.ts';

export type Concentrated = Latency & { arm: ArmName; percent: number; waits: number };

/** What sharing a project costs: latencies against the share of the people on one project. */
export function concentrationChart(id: string, points: readonly Concentrated[], origin: Origin): Chart {
  const last = points.filter(({ percent }) => percent === Math.max(...points.map(each => each.percent)));
  const y = (field: string) =>
    logMs(
      field,
      points.flatMap(({ p50Ms, p99Ms }) => [p50Ms, p99Ms]),
    );
  return {
    id,
    title: 'Waiting for each other',
    description: `The 99th percentile and the median of one person's week against the share of the people on one project. ${last.map(each => `At ${each.percent} % the 99th percentile of ${armName(each.arm)} is ${ms(each.p99Ms)}`).join('; ')}.`,
    origin,
    spec: breadth => ({
      ...frame(breadth, 280, 240),
      data: { values: [...points] },
      encoding: {
        x: {
          field: 'percent',
          type: 'quantitative',
          scale: { domain: [0, breadth === 'wide' ? 92 : 108], nice: false },
          axis: {
            title: 'share of the people on one project',
            grid: false,
            values: [...new Set(points.map(({ percent }) => percent))],
            labelExpr: "datum.value + ' %'",
          },
        },
        color: armColour(),
      },
      layer: [
        { mark: { type: 'line', strokeDash: [2, 4], strokeWidth: 1.75 }, encoding: { y: y('p50Ms') } },
        { mark: 'line', encoding: { y: y('p99Ms') } },
        { mark: { type: 'point', filled: true, size: 60, opacity: 1 }, encoding: { y: y('p99Ms') } },
        {
          data: { values: last.map(each => ({ ...each, name: armName(each.arm, breadth) })) },
          mark: { type: 'text', align: 'left', dx: 9, fontWeight: 600 },
          encoding: { y: y('p99Ms'), text: { field: 'name' } },
        },
        {
          data: { values: last },
          mark: { type: 'text', align: 'left', dx: 9, fontSize: 11 },
          encoding: {
            y: y('p50Ms'),
            text: { value: 'median' },
            color: { value: colour('muted') },
          },
        },
      ],
    }),
    table: {
      headings: ['share on one project', 'arm', 'p50', 'p90', 'p99', 'longest', 'waits'],
      rows: points.map(row => [
        `${row.percent} %`,
        armName(row.arm),
        ...[row.p50Ms, row.p90Ms, row.p99Ms, row.maxMs].map(ms),
        row.waits,
      ]),
    },
  };
}
