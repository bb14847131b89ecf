import type { Breadth, Chart, Layers } from '../chart.ts';
import type { Origin } from '../origin.ts';
import type { Ab } from '../read/ab.ts';
import { frame, shareAxis } from './frame.ts';
import { type ArmName, armColour, armName, logMs, ms } from './scale.ts';

const told = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1];

/** How many people have their week after how long, in both arms. */
export function distributionChart(id: string, ab: Ab, origin: Origin): Chart {
  const rows = ab.detail.arms.flatMap(({ arm, quantiles }) => quantiles.map(each => ({ arm, ...each })));
  const medians = ab.detail.arms.map(({ arm, total }) => ({ arm, ms: total.p50Ms, share: 0.5 }));
  return {
    id,
    title: 'Share of the people whose week is done',
    description: `Two rising curves over a logarithmic scale of time. Half of the people are done after ${medians.map(median => `${ms(median.ms)} with ${armName(median.arm)}`).join(' and ')}.`,
    origin,
    spec: breadth => ({
      ...frame(breadth, 260, 220),
      encoding: {
        x: logMs(
          'ms',
          rows.map(row => row.ms),
        ),
        y: {
          field: 'share',
          type: 'quantitative',
          scale: { domain: [0, 1] },
          axis: shareAxis(null),
        },
        color: armColour(),
      },
      layer: [
        { data: { values: rows }, mark: { type: 'line', interpolate: 'step-after' } },
        { data: { values: medians }, mark: { type: 'point', filled: true, size: 80, opacity: 1 } },
        ...ab.detail.arms.map(({ arm }) => nameBeside(arm, rows, breadth)),
      ],
    }),
    table: {
      headings: ['share of the people', ...ab.detail.arms.map(({ arm }) => armName(arm))],
      rows: told.map(share => [`${share * 100} %`, ...ab.detail.arms.map(({ arm }) => at(rows, arm, share))]),
    },
  };
}

type Row = { arm: ArmName; share: number; ms: number };

/** Half-way up before its curve, or far down after it: so the two names are never in each other's way. */
function nameBeside(arm: ArmName, rows: readonly Row[], breadth: Breadth): Layers[number] {
  const before = arm === 'tools';
  const share = before ? 0.5 : 0.2;
  const row = rowAt(rows, arm, share);
  return {
    data: { values: row ? [{ ...row, share, name: armName(arm, breadth) }] : [] },
    mark: { type: 'text', align: before ? 'right' : 'left', dx: before ? -14 : 12, fontWeight: 600 },
    encoding: { text: { field: 'name' } },
  };
}

function rowAt(rows: readonly Row[], arm: ArmName, share: number): Row | undefined {
  return rows.find(each => each.arm === arm && each.share >= share - 1e-9);
}

function at(rows: readonly Row[], arm: ArmName, share: number): string {
  const row = rowAt(rows, arm, share);
  return row ? ms(row.ms) : '';
}
