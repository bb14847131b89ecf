import type { Chart } from '../chart.ts';
import type { Backtest } from '../read/backtest.ts';
import { colour } from '../theme.ts';
import { frame, shareAxis } from './frame.ts';

/** Whether "80 % sure" means that four of five lines are kept. */
export function reliabilityChart(id: string, { detail, ece }: Backtest): Chart {
  const points = detail.reliability.filter(({ lines }) => lines > 0);
  const diagonal = [0, 1].map(value => ({ confidence: value, kept: value }));
  return {
    id,
    title: 'How sure the draft said it was, and what people kept',
    description: `Points near the diagonal mean that the stated confidence is right. The mean distance is ${ece.toFixed(3)}, over ${points.length} groups of lines.`,
    origin: 'measured',
    spec: breadth => ({
      ...frame(breadth, 380, 300),
      width: breadth === 'wide' ? 460 : 340,
      encoding: {
        x: { ...share('confidence'), axis: shareAxis('stated confidence') },
        y: { ...share('kept'), axis: shareAxis('kept as drafted') },
      },
      layer: [
        {
          data: { values: diagonal },
          mark: { type: 'line', strokeDash: [3, 4], strokeWidth: 1.5, color: colour('muted') },
        },
        {
          data: { values: points },
          mark: { type: 'line', color: colour('new'), strokeWidth: 1.5, opacity: 0.5 },
        },
        {
          data: { values: points },
          mark: { type: 'point', filled: true, color: colour('new'), opacity: 0.9 },
          encoding: {
            size: {
              field: 'lines',
              type: 'quantitative',
              legend: null,
              scale: { range: [30, 500], zero: true },
            },
          },
        },
      ],
    }),
    table: {
      headings: ['stated confidence', 'kept as drafted', 'lines'],
      rows: points.map(({ confidence, kept, lines }) => [
        percent(confidence),
        percent(kept),
        lines.toLocaleString('en'),
      ]),
    },
  };
}

const whole: number[] = [0, 1];
const share = (field: string) => ({ field, type: 'quantitative', scale: { domain: whole } }) as const;

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
