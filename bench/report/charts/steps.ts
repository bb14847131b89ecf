import type { Chart, Layers } from '../chart.ts';
import type { Origin } from '../origin.ts';
import type { Ab, Arm } from '../read/ab.ts';
import { colour } from '../theme.ts';
import { frame } from './frame.ts';
import { armColour, armName, logMs, ms } from './scale.ts';

/** Where the time goes: each step of both arms, from its median to its 99th percentile. */
export function stepsChart(id: string, ab: Ab, origin: Origin): Chart {
  const rows = ab.detail.arms.flatMap(arm => stepsOf(arm));
  const order = rows.map(({ key }) => key);
  return {
    id,
    title: 'Time of each step',
    description: `For each step of the five-tool agent and of the batch, a dot at the median and a line to the 99th percentile, on a logarithmic scale of time. In all, the medians are ${totals(ab)}.`,
    origin,
    spec: breadth => ({
      ...frame(breadth, { step: 24 }, { step: 42 }),
      data: { values: rows },
      encoding: {
        y: {
          field: 'key',
          type: 'nominal',
          sort: order,
          title: null,
          axis: breadth === 'wide' ? stepAxis : null,
        },
        color: armColour(),
      },
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 2.5, opacity: 0.45 },
          encoding: { x: logMs('p50Ms'), x2: { field: 'p99Ms' } },
        },
        { mark: { type: 'tick', thickness: 2.5, height: 10 }, encoding: { x: logMs('p99Ms') } },
        {
          mark: { type: 'point', filled: true, opacity: 1 },
          encoding: {
            x: logMs('p50Ms'),
            size: { condition: { test: 'datum.total', value: 110 }, value: 60 },
          },
        },
        ...(breadth === 'wide' ? [] : [nameAbove]),
      ],
    }),
    table: {
      headings: ['arm', 'step', 'p50', 'p90', 'p99', 'longest'],
      rows: rows.map(row => [
        armName(row.arm),
        row.total ? 'in all' : row.step,
        ms(row.p50Ms),
        ms(row.p90Ms),
        ms(row.p99Ms),
        ms(row.maxMs),
      ]),
    },
  };
}

/** The row of the whole comes first and bears the name of the arm. */
const isHeading = "split(datum.value, '|')[2] == 'true'";

const stepAxis = {
  labelExpr: "split(datum.label, '|')[1]",
  labelColor: { condition: { test: isHeading, value: colour('ink') }, value: colour('muted') },
  labelFontWeight: { condition: { test: isHeading, value: 600 }, value: 'normal' },
  labelLimit: 260,
  grid: false,
} as const;

/** On a phone names have no column of their own. */
const nameAbove: Layers[number] = {
  mark: { type: 'text', align: 'left', dy: -15 },
  encoding: {
    x: { value: 0 },
    text: { field: 'step' },
    color: { condition: { test: 'datum.total', value: colour('ink') }, value: colour('muted') },
  },
};

/** The tools as people would call them. */
const stepNames: Record<string, string> = {
  configuration: 'tool 1: configuration, dates',
  plans: 'tool 2: assignments, bookings',
  history: 'tool 3: history, calendar',
  entries: 'tool 4: entries, totals',
  summary: 'tool 5: summary, message',
};

function stepsOf({ arm, steps, total }: Arm) {
  const all = [
    { ...total, step: armName(arm), total: true },
    ...steps.map(({ step, ...each }) => ({ ...each, step: stepNames[step] ?? step, total: false })),
  ];
  return all.map(step => ({ ...step, arm, key: `${arm}|${step.step}|${step.total}` }));
}

function totals({ detail }: Ab): string {
  return detail.arms.map(({ arm, total }) => `${ms(total.p50Ms)} for ${armName(arm)}`).join(' and ');
}
