import type { Chart, Layers } from '../chart.ts';
import type { Origin } from '../origin.ts';
import type { Ab, Arm } from '../read/ab.ts';
import { colour } from '../theme.ts';
import { frame } from './frame.ts';
import { armColour, armName, leastMs, logMs, ms } from './scale.ts';

/** Where the time goes: each step of both arms, from its median to its 99th percentile. */
export function stepsChart(id: string, ab: Ab, origin: Origin): Chart {
  const rows = ab.detail.arms.flatMap(arm => stepsOf(arm));
  const order = rows.map(({ key }) => key);
  const seen = rows.filter(({ p99Ms }) => p99Ms >= leastMs).map(atLeast);
  const x = (field: string) =>
    logMs(
      field,
      seen.flatMap(({ p50Ms, p99Ms }) => [p50Ms, p99Ms]),
    );
  return {
    id,
    title: 'Time of each step',
    description: `For each step of the five-tool agent and of the batch, a dot at the median and a line to the 99th percentile, on a logarithmic scale of time. In all, the medians are ${totals(ab)}.`,
    origin,
    spec: breadth => ({
      ...frame(breadth, { step: 24 }, { step: 42 }),
      data: { values: seen },
      encoding: {
        y: {
          field: 'key',
          type: 'nominal',
          sort: order,
          scale: { domain: order },
          title: null,
          axis: breadth === 'wide' ? stepAxis : null,
        },
        color: armColour(),
      },
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 2.5, opacity: 0.45 },
          encoding: { x: x('p50Ms'), x2: { field: 'p99Ms' } },
        },
        { mark: { type: 'tick', thickness: 2.5, height: 10 }, encoding: { x: x('p99Ms') } },
        {
          mark: { type: 'point', filled: true, opacity: 1 },
          encoding: {
            x: x('p50Ms'),
            size: { condition: { test: 'datum.total', value: 110 }, value: 60 },
          },
        },
        ...(breadth === 'wide' ? [] : [{ ...nameAbove, data: { values: rows } }]),
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
  'flow total': 'in all, with the flow’s call',
};

/** The work in all heads the steps already. */
const sameAsTotal = ['agent total', 'run total'];

function atLeast<T extends { p50Ms: number }>(row: T): T {
  return { ...row, p50Ms: Math.max(leastMs, row.p50Ms) };
}

function stepsOf({ arm, steps, total }: Arm) {
  const all = [
    { ...total, step: armName(arm), total: true },
    ...steps
      .filter(({ step }) => !sameAsTotal.includes(step))
      .map(({ step, ...each }) => ({ ...each, step: stepNames[step] ?? step, total: false })),
  ];
  return all.map(step => ({ ...step, arm, key: `${arm}|${step.step}|${step.total}` }));
}

function totals({ detail }: Ab): string {
  return detail.arms.map(({ arm, total }) => `${ms(total.p50Ms)} for ${armName(arm)}`).join(' and ');
}
