import type { Breadth, Chart, Layers } from '../chart.ts';
import type { Origin } from '../origin.ts';
import type { Latency } from '../read/ab.ts';
import { colour } from '../theme.ts';
import { apart } from './apart.ts';
import { frame } from './frame.ts';
import { type ArmName, armColour, armName, logDomain, logMs, ms } from './scale.ts';

export type Concentrated = Latency & {
  arm: ArmName;
  percent: number;
  waits: number;
  waitedMs?: number | undefined;
};

/** What sharing a project costs: latencies against the share of the people on one project. */
export function concentrationChart(id: string, points: readonly Concentrated[], origin: Origin): Chart {
  const last = points.filter(({ percent }) => percent === Math.max(...points.map(each => each.percent)));
  const shown = points.flatMap(({ p50Ms, p99Ms }) => [p50Ms, p99Ms]);
  const y = (field: string) => logMs(field, shown);
  return {
    id,
    title: 'Waiting for each other',
    description: `The 99th percentile and the median of one person's week against the share of the people on one project. At ${last[0]?.percent ?? 0} %, the 99th percentile is ${last.map(each => `${ms(each.p99Ms)} for ${armName(each.arm)}`).join(' and ')}.`,
    origin,
    spec: breadth => ({
      ...frame(breadth, heights.wide, heights.narrow),
      data: { values: [...points] },
      encoding: {
        x: {
          field: 'percent',
          type: 'quantitative',
          scale: { domain: [0, breadth === 'wide' ? 98 : 110], nice: false },
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
        ...labels(last, logDomain(shown), breadth).map(layerOf(y)),
      ],
    }),
    table: {
      headings: ['share on one project', 'arm', 'p50', 'p90', 'p99', 'longest', 'waits', 'waited in all'],
      rows: points.map(row => [
        `${row.percent} %`,
        armName(row.arm),
        ...[row.p50Ms, row.p90Ms, row.p99Ms, row.maxMs].map(ms),
        row.waits,
        row.waitedMs === undefined ? '' : ms(row.waitedMs),
      ]),
    },
  };
}

const heights = { wide: 280, narrow: 240 } as const;

/** Pixels between two lines of text. */
const lineGap = 14;

type Label = { arm: ArmName; percent: number; text: string; labelMs: number; strong: boolean };

/** Names at the ends of the lines, none on another. A median that lies on its 99th percentile goes without. */
function labels(last: readonly Concentrated[], [low, high]: [number, number], breadth: Breadth): Label[] {
  const pixel = heights[breadth] / Math.log(high / low);
  const at = (value: number) => Math.log(Math.max(value, low) / low) * pixel;
  const all = last.flatMap(({ arm, percent, p50Ms, p99Ms }): Label[] => [
    { arm, percent, text: armName(arm, breadth), labelMs: p99Ms, strong: true },
    ...(at(p99Ms) - at(p50Ms) < lineGap
      ? []
      : [{ arm, percent, text: 'median', labelMs: p50Ms, strong: false }]),
  ]);
  const moved = apart(
    all.map(({ labelMs }) => at(labelMs)),
    lineGap,
  );
  return all.map((label, index) => ({ ...label, labelMs: low * Math.exp((moved[index] ?? 0) / pixel) }));
}

function layerOf(y: (field: string) => ReturnType<typeof logMs>): (label: Label) => Layers[number] {
  return label => ({
    data: { values: [label] },
    mark: { type: 'text', align: 'left', dx: 9, ...(label.strong ? { fontWeight: 600 } : { fontSize: 11 }) },
    encoding: {
      y: y('labelMs'),
      text: { field: 'text' },
      ...(label.strong ? {} : { color: { value: colour('muted') } }),
    },
  });
}
