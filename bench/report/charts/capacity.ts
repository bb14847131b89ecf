import { quotas } from '../../../core/capacity/quotas.ts';
import { type Way, ways } from '../../../core/capacity/ways.ts';
import { duration, number } from '../../capacity/words.ts';
import type { Chart } from '../chart.ts';
import type { Capacity, Time } from '../read/capacity.ts';
import { colour } from '../theme.ts';

const short: Record<Way, string> = {
  oldSequential: 'old, in turn',
  newSequential: 'new, in turn',
  callPerPerson: 'a call a person',
  orgRun: 'org run',
};

/** How long an organisation takes, against its size: four ways on logarithmic scales, with what binds where. */
export function capacityChart(id: string, { detail }: Capacity): Chart {
  const names = Object.keys(ways) as Way[];
  const range = [colour('old'), colour('third'), colour('fourth'), colour('new')];
  const color = { field: 'way', type: 'nominal', legend: null, scale: { domain: names, range } } as const;
  const least = Math.min(...detail.curves.map(({ people }) => people));
  const most = Math.max(...detail.curves.map(({ people }) => people));
  const ends = detail.curves.filter(({ people }) => people === most);
  return {
    id,
    title: 'Time until everybody’s week is done',
    description: `Wall time against the number of people on logarithmic scales. ${ends.map(end => `For ${number(most)} people, ${ways[end.way]} takes ${duration(end.seconds)}`).join('; ')}.`,
    origin: 'computed',
    spec: breadth => {
      const wide = breadth === 'wide';
      const domain = [wide ? least : 100, most * (wide ? 14 : 60)];
      const y = {
        field: 'seconds',
        type: 'quantitative',
        scale: { type: 'log' },
        axis: secondsAxis,
      } as const;
      const x = { ...peopleX, scale: { type: 'log', domain, nice: false } } as const;
      const shown = detail.curves.filter(({ people }) => people >= (domain[0] ?? 0));
      return {
        width: wide ? 700 : 330,
        height: wide ? 380 : 340,
        autosize: { type: 'fit-x', contains: 'padding' },
        encoding: { x, y, color },
        layer: [
          { data: { values: shown }, mark: { type: 'line', clip: true } },
          {
            data: { values: changes(shown) },
            mark: { type: 'point', filled: true, size: 55, opacity: 1 },
          },
          ...(wide
            ? [
                {
                  data: { values: changes(shown) },
                  mark: { type: 'text', align: 'right', dx: -8, dy: -8, fontSize: 11 },
                  encoding: { text: { field: 'what' } },
                } as const,
              ]
            : []),
          {
            data: { values: ends.map(end => ({ ...end, name: short[end.way] })) },
            mark: { type: 'text', align: 'left', dx: 6, fontWeight: 600 },
            encoding: { text: { field: 'name' } },
          },
        ],
      };
    },
    table: {
      headings: ['people', ...names.map(name => ways[name])],
      rows: detail.sizes.map(({ people, times }) => [
        number(people),
        ...times.map(({ seconds, binds }) => `${duration(seconds)} (${bindsName(binds)})`),
      ]),
    },
  };
}

const peopleShown: number[] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
const secondsShown: number[] = [1, 60, 3600, 86_400, 30 * 86_400, 365 * 86_400];

const peopleX = {
  field: 'people',
  type: 'quantitative',
  axis: {
    title: 'people',
    values: peopleShown,
    labelExpr: "format(datum.value, ',')",
  },
} as const;

const secondsAxis = {
  title: null,
  values: secondsShown,
  labelExpr:
    "datum.value == 1 ? '1 s' : datum.value == 60 ? '1 min' : datum.value == 3600 ? '1 h' : datum.value == 86400 ? '1 day' : datum.value == 2592000 ? '30 days' : '1 year'",
} as const;

/** The places where another quota begins to bind. */
function changes(curves: readonly Time[]): (Time & { what: string })[] {
  return curves
    .filter((time, index) => {
      const before = curves[index - 1];
      return before?.way === time.way && before.binds !== time.binds;
    })
    .map(time => ({ ...time, what: bindsName(time.binds) }));
}

export function bindsName(binds: string): string {
  if (binds === 'oneWeek') return 'one week’s own time';
  return Object.hasOwn(quotas, binds) ? quotas[binds as keyof typeof quotas].label : binds;
}
