import type { Shape } from '../../../infra/workbook/tiles.ts';
import type { Row } from '../../kql/value.ts';
import { numberText } from '../format.ts';
import { type Html, html } from '../html.ts';
import { coloursMax, legend } from './legend.ts';

type Bars = Extract<Shape, { kind: 'bars' }>;

const size = { width: 560, label: 118, value: 86, bar: 13, gap: 3, between: 12 };

/** Lying bars with their values at the end, so that nobody has to measure against an axis. */
export function barChart({ category, values, unit }: Bars, rows: readonly Row[], title: string): Html {
  const most = Math.max(0, ...rows.flatMap(row => values.map(name => numberIn(row, name))));
  const group = values.length * (size.bar + size.gap) - size.gap;
  const height = rows.length * (group + size.between);
  const room = size.width - size.label - size.value;
  const groups = rows.map((row, index) => {
    const top = index * (group + size.between) + size.between / 2;
    const bars = values.map((name, series) => {
      const value = numberIn(row, name);
      const width = most > 0 ? (value / most) * room : 0;
      const y = top + series * (size.bar + size.gap);
      return html`<g class="s${series % coloursMax}"><title>${String(row[category])}, ${name}: ${numberText(value)} ${unit}</title>
<rect x="${size.label}" y="${y}" width="${Math.max(width, 1.5)}" height="${size.bar}" rx="2"/>
<text class="value" x="${size.label + width + 6}" y="${y + size.bar - 2.5}">${numberText(value)} ${unit}</text></g>`;
    });
    return html`<text class="name" x="${size.label - 10}" y="${top + group / 2 + 4}" text-anchor="end">${String(row[category] || '–')}</text>
${bars}`;
  });
  return html`${values.length > 1 ? legend(values) : html``}
<svg viewBox="0 0 ${size.width} ${height}" role="img" aria-label="${title}, as bars. The table below has the numbers.">${groups}</svg>`;
}

function numberIn(row: Row, name: string): number {
  const value = row[name];
  return typeof value === 'number' ? value : 0;
}
