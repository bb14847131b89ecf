import type { Chart } from '../chart.ts';
import type { Origin } from '../origin.ts';
import type { Ab } from '../read/ab.ts';
import { colour } from '../theme.ts';
import { frame, shareAxis } from './frame.ts';
import { type ArmName, armColour, armName, logMs, ms } from './scale.ts';

const told = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1];

/** How many people have their week after how long, in both arms. */
export function distributionChart(id: string, ab: Ab, origin: Origin): Chart {
  const rows = ab.detail.arms.flatMap(({ arm, quantiles }) => quantiles.map(each => ({ arm, ...each })));
  const labels = ab.detail.arms.map(({ arm, total }) => ({
    arm,
    ms: total.p50Ms,
    share: 0.5,
    name: armName(arm),
  }));
  return {
    id,
    title: 'Share of the people whose week is done',
    description: `Two rising curves over a logarithmic scale of time. Half of the people are done after ${labels.map(label => `${ms(label.ms)} with ${label.name}`).join(' and ')}.`,
    origin,
    spec: breadth => ({
      ...frame(breadth, 260, 220),
      encoding: {
        x: logMs('ms'),
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
        { data: { values: labels }, mark: { type: 'point', filled: true, size: 80, opacity: 1 } },
        {
          data: { values: labels },
          mark: {
            type: 'text',
            align: 'right',
            dx: -12,
            fontWeight: 600,
            stroke: colour('paper'),
            strokeWidth: 4,
          },
          encoding: { text: { field: 'name' }, color: { value: colour('paper') } },
        },
        {
          data: { values: labels },
          mark: { type: 'text', align: 'right', dx: -12, fontWeight: 600 },
          encoding: { text: { field: 'name' } },
        },
      ],
    }),
    table: {
      headings: ['share of the people', ...ab.detail.arms.map(({ arm }) => armName(arm))],
      rows: told.map(share => [`${share * 100} %`, ...ab.detail.arms.map(({ arm }) => at(rows, arm, share))]),
    },
  };
}

function at(
  rows: readonly { arm: ArmName; share: number; ms: number }[],
  arm: ArmName,
  share: number,
): string {
  const row = rows.find(each => each.arm === arm && each.share >= share - 1e-9);
  return row ? ms(row.ms) : '';
}
