import type { Shape } from '../../../infra/workbook/tiles.ts';
import type { Row } from '../../kql/value.ts';
import { numberText } from '../format.ts';
import { type Html, html } from '../html.ts';
import { coloursMax, legend } from './legend.ts';
import { momentText, ticksTo } from './ticks.ts';

type OverTime = Extract<Shape, { kind: 'lines' | 'columns' }>;
type Point = { atMs: number; value: number; series: number };

const frame = { width: 560, height: 230, left: 52, right: 12, top: 10, bottom: 26 };
const hourMs = 3_600_000;

/** Lines, or columns on top of each other, over the time that the rows span. */
export function timeChart(shape: OverTime, rows: readonly Row[], title: string): Html {
  const { series } = shape;
  const names =
    series === undefined ? [''] : [...new Set(rows.map(row => String(row[series] || '–')))].sort();
  const points = rows.map((row): Point => {
    const name = series === undefined ? '' : String(row[series] || '–');
    const value = row[shape.value];
    const atMs = (row['timestamp'] as Date).getTime();
    return { atMs, value: typeof value === 'number' ? value : 0, series: names.indexOf(name) };
  });
  const axes = axesOf(shape, points);
  const marks =
    shape.kind === 'lines'
      ? lines(points, names, axes, shape.unit)
      : columns(points, names, axes, shape.unit);
  const lowered = title.toLowerCase();
  return html`${legend(series === undefined ? [] : names, shape.unit)}
<svg viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${title}, over time. The table below has the numbers of ${lowered}.">
${grid(axes)}${marks}</svg>`;
}

type Axes = {
  x(atMs: number): number;
  y(value: number): number;
  ticks: number[];
  moments: number[];
  fromMs: number;
  spanMs: number;
  stepMs: number;
};

function axesOf({ kind }: OverTime, points: readonly Point[]): Axes {
  const times = [...new Set(points.map(({ atMs }) => atMs))].sort((a, b) => a - b);
  const gaps = times.slice(1).map((atMs, index) => atMs - (times[index] ?? atMs));
  const stepMs = gaps.length > 0 ? Math.min(...gaps) : hourMs;
  const fromMs = (times[0] ?? 0) - stepMs / 2;
  const spanMs = (times.at(-1) ?? 0) + stepMs / 2 - fromMs;
  const perMoment = [...Map.groupBy(points, ({ atMs }) => atMs).values()].map(each =>
    each.reduce((sum, { value }) => sum + value, 0),
  );
  const ticks = ticksTo(Math.max(0, ...(kind === 'columns' ? perMoment : points.map(({ value }) => value))));
  const top = ticks.at(-1) ?? 1;
  const every = Math.ceil(times.length / 6);
  return {
    x: atMs => frame.left + ((atMs - fromMs) / spanMs) * (frame.width - frame.left - frame.right),
    y: value => frame.height - frame.bottom - (value / top) * (frame.height - frame.top - frame.bottom),
    ...{ ticks, moments: times.filter((_, index) => index % every === 0), fromMs, spanMs, stepMs },
  };
}

function grid({ x, y, ticks, moments, spanMs }: Axes): Html {
  const across = ticks.map(
    value => html`<line class="grid" x1="${frame.left}" x2="${frame.width - frame.right}" y1="${y(value)}" y2="${y(value)}"/>
<text class="axis" x="${frame.left - 8}" y="${y(value) + 4}" text-anchor="end">${numberText(value)}</text>`,
  );
  const below = moments.map(
    atMs =>
      html`<text class="axis" x="${x(atMs)}" y="${frame.height - 8}" text-anchor="middle">${momentText(atMs, spanMs)}</text>`,
  );
  return html`${across}${below}`;
}

function told({ atMs, value }: Point, name: string, unit: string): Html {
  const at = new Date(atMs).toISOString().slice(0, 16).replace('T', ' ');
  return html`<title>${name === '' ? '' : `${name}, `}${at}: ${numberText(value)} ${unit}</title>`;
}

function lines(points: readonly Point[], names: readonly string[], { x, y }: Axes, unit: string): Html {
  const drawn = names.map((name, index) => {
    const own = points.filter(({ series }) => series === index).sort((a, b) => a.atMs - b.atMs);
    const path = own.map(({ atMs, value }) => `${x(atMs).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    const dots = own.map(
      point =>
        html`<circle cx="${x(point.atMs).toFixed(1)}" cy="${y(point.value).toFixed(1)}" r="3">${told(point, name, unit)}</circle>`,
    );
    return html`<g class="s${index % coloursMax}"><polyline points="${path}"/>${dots}</g>`;
  });
  return html`${drawn}`;
}

function columns(
  points: readonly Point[],
  names: readonly string[],
  { x, y, fromMs, stepMs }: Axes,
  unit: string,
): Html {
  const width = Math.min(44, Math.max(2, (x(fromMs + stepMs) - x(fromMs)) * 0.7));
  const drawn = [...Map.groupBy(points, ({ atMs }) => atMs).values()].flatMap(stack => {
    let below = 0;
    return stack
      .sort((a, b) => a.series - b.series)
      .map(point => {
        const [bottom, top] = [y(below), y(below + point.value)];
        below += point.value;
        return html`<rect class="s${point.series % coloursMax}" x="${(x(point.atMs) - width / 2).toFixed(1)}" y="${top.toFixed(1)}" width="${width.toFixed(1)}" height="${(bottom - top).toFixed(1)}">${told(point, names[point.series] ?? '', unit)}</rect>`;
      });
  });
  return html`${drawn}`;
}
