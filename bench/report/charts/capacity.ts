import { quotas } from '../../../core/capacity/quotas.ts';
import { type Way, ways } from '../../../core/capacity/ways.ts';
import { duration, number } from '../../capacity/words.ts';
import type { Breadth, Chart, Layers } from '../chart.ts';
import type { Capacity, Time } from '../read/capacity.ts';
import { colour } from '../theme.ts';
import { apart } from './apart.ts';
import { frame } from './frame.ts';

const short: Record<Way, string> = {
  oldSequential: 'old design, in turn',
  newSequential: 'new design, in turn',
  callPerPerson: 'a call a person',
  orgRun: 'one org run',
};

const names = Object.keys(ways) as Way[];
const wayColour = {
  field: 'way',
  type: 'nominal',
  legend: null,
  scale: {
    domain: names,
    range: [colour('old'), colour('third'), colour('fourth'), colour('new')] as string[],
  },
} as const;

/** Fewer people than this are done before anybody looks at a chart. */
const fewest = 100;
/** The largest organisation that anybody asks about has 1.8 million. */
const largest = 2_000_000;

/** How long an organisation takes, against its size: four ways on logarithmic scales, with what binds where. */
export function capacityChart(id: string, { detail }: Capacity): Chart {
  const shown = shownOf(detail.curves);
  const most = Math.max(...shown.map(({ people }) => people));
  const ends = shown.filter(({ people }) => people === most);
  return {
    id,
    title: 'Time until everybody’s week is done',
    description: `Wall time against the number of people on logarithmic scales. ${ends.map(end => `For ${number(most)} people, ${ways[end.way]} takes ${duration(end.seconds)}`).join('; ')}.`,
    origin: 'computed',
    spec: breadth => {
      const size = frame(breadth, 400, 340);
      const right = most * (breadth === 'wide' ? 45 : 2000);
      return {
        ...size,
        encoding: {
          x: { ...peopleX, scale: { type: 'log', domain: [fewest, right], nice: false } },
          y: { ...secondsY, scale: { type: 'log', domain: spanOf(shown), nice: false } },
          color: wayColour,
        },
        layer: layers(shown, ends, breadth, size.height),
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

function layers(shown: readonly Time[], ends: readonly Time[], breadth: Breadth, height: number): Layers {
  const text = { type: 'text', align: 'left', dx: 10 } as const;
  const labels = { values: labelsOf(shown, ends, height, breadth) };
  const lines: Layers = [
    { data: { values: [...shown] }, mark: { type: 'line' } },
    { data: { values: changes(shown) }, mark: { type: 'point', filled: true, size: 60, opacity: 1 } },
    { data: labels, mark: { ...text, fontWeight: 600 }, encoding: { text: { field: 'name' } } },
  ];
  const reasons: Layers[number] = {
    data: labels,
    mark: { ...text, fontSize: 11, dy: 14 },
    encoding: { text: { field: 'what' }, color: { value: colour('muted') } },
  };
  return breadth === 'wide' ? [...lines, reasons] : lines;
}

/** The name of each line at its end, moved so that no name lies on another. */
function labelsOf(shown: readonly Time[], ends: readonly Time[], height: number, breadth: Breadth) {
  const [low, high] = spanOf(shown).map(Math.log) as [number, number];
  const pixel = height / (high - low);
  const at = apart(
    ends.map(({ seconds }) => Math.log(seconds) * pixel),
    breadth === 'wide' ? 34 : 18,
  );
  return ends.map((end, index) => ({
    ...end,
    seconds: Math.exp((at[index] ?? 0) / pixel),
    name: breadth === 'wide' ? short[end.way] : short[end.way].replace(' design', ''),
    what: bindsName(end.binds),
  }));
}

/** A little more than the curves need, in seconds. */
function spanOf(curves: readonly Time[]): [number, number] {
  const seconds = curves.map(time => time.seconds);
  return [Math.min(...seconds) / 1.5, Math.max(...seconds) * 1.5];
}

const peopleShown: number[] = [100, 1000, 10_000, 100_000, 1_000_000];
const secondsShown: number[] = [1, 60, 3600, 86_400, 30 * 86_400, 365 * 86_400];

const peopleX = {
  field: 'people',
  type: 'quantitative',
  axis: {
    title: 'people',
    titleAnchor: 'start',
    values: peopleShown,
    labelExpr: "datum.value < 1e6 ? format(datum.value, ',') : datum.value / 1e6 + ' M'",
  },
} as const;

const secondsY = {
  field: 'seconds',
  type: 'quantitative',
  axis: {
    title: null,
    values: secondsShown,
    labelExpr:
      "datum.value == 1 ? '1 s' : datum.value == 60 ? '1 min' : datum.value == 3600 ? '1 h' : datum.value == 86400 ? '1 day' : datum.value == 2592000 ? '30 days' : '1 year'",
  },
} as const;

function shownOf(curves: readonly Time[]): Time[] {
  return curves.filter(({ people }) => people >= fewest && people <= largest);
}

type Change = Time & { before: string };

/** Where each way comes upon the quota that binds it in the end, if that is not the one that binds it from the start. */
function changes(shown: readonly Time[]): Change[] {
  return names.flatMap(way => {
    const curve = shown.filter(time => time.way === way);
    const last = curve.findLastIndex(({ binds }) => binds !== curve.at(-1)?.binds);
    const [before, change] = [curve[last], curve[last + 1]];
    return before && change && change.binds !== curve[0]?.binds ? [{ ...change, before: before.binds }] : [];
  });
}

/** What the dots on the lines stand for, in words. */
export function changesSentence({ detail }: Capacity): string {
  const told = changes(shownOf(detail.curves)).map(
    ({ way, people, binds, before }) =>
      `${short[way]}: from ${number(people)} people on ${bindsName(binds)}, before that ${bindsName(before)}`,
  );
  return told.length === 0 ? '' : `A dot: another quota begins to bind (${told.join('; ')}).`;
}

export function bindsName(binds: string): string {
  if (binds === 'oneWeek') return 'one week’s own time';
  return Object.hasOwn(quotas, binds) ? quotas[binds as keyof typeof quotas].label : binds;
}
