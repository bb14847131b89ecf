import type { Tile } from '../../infra/workbook/tiles.ts';
import type { Table } from '../kql/operators.ts';
import type { Row } from '../kql/value.ts';
import { barChart } from './chart/bars.ts';
import { timeChart } from './chart/over-time.ts';
import { cellText, columnTitle } from './format.ts';
import { type Html, html } from './html.ts';

/** One tile: what it shows, the picture, the numbers behind it, and the question that was asked. */
export function tileOf(tile: Tile, text: string, { columns, rows }: Table): Html {
  const { title, about, shape, width } = tile;
  const body =
    rows.length === 0
      ? html`<p class="none">Nothing was told in this time.</p>`
      : picture(tile, { columns, rows });
  const table =
    shape.kind === 'table' || rows.length === 0
      ? html``
      : hidden('Numbers', tableOf({ columns, rows }, title));
  return html`<article class="tile ${width}">
<h3>${title}</h3><p class="about">${about}</p>
${body}${shape.kind === 'numbers' ? html`` : table}${hidden('Query', html`<pre tabindex="0">${text.trim()}</pre>`)}
</article>`;
}

function hidden(summary: string, body: Html): Html {
  return html`<details><summary>${summary}</summary>${body}</details>`;
}

function picture({ title, shape }: Tile, table: Table): Html {
  switch (shape.kind) {
    case 'numbers':
      return numbers(table);
    case 'table':
      return tableOf(table, title);
    case 'bars':
      return barChart(shape, table.rows, title);
    case 'lines':
    case 'columns':
      return timeChart(shape, table.rows, title);
  }
}

function numbers({ columns, rows }: Table): Html {
  const [row = {}] = rows;
  const cards = columns.map(
    ({ name }) => html`<div><dt>${columnTitle(name)}</dt><dd>${cellText(row[name] ?? null)}</dd></div>`,
  );
  return html`<dl class="numbers">${cards}</dl>`;
}

function tableOf({ columns, rows }: Table, caption: string): Html {
  const head = columns.map(
    ({ name, type }) =>
      html`<th scope="col" class="${isNumber(type) ? 'number' : 'text'}">${columnTitle(name)}</th>`,
  );
  const body = rows.map(row => html`<tr>${columns.map(({ name }) => cell(row, name))}</tr>`);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${caption}"><table><caption>${caption}</caption>
<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function isNumber(type: string): boolean {
  return ['int', 'long', 'real'].includes(type);
}

function cell(row: Row, name: string): Html {
  const value = row[name] ?? null;
  const kind = typeof value === 'number' ? 'number' : 'text';
  return html`<td class="${kind}">${cellText(value)}</td>`;
}
