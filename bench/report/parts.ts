import type { Chart, Table } from './chart.ts';
import { type Html, html, trusted } from './html.ts';
import { mark, type Origin } from './origin.ts';
import type { Input } from './read/run.ts';
import { draw } from './svg.ts';

/** Draws the page's charts, and keeps them for the files beside the page. */
export type Drawing = { chart: Chart; svg: string };
export type Figure = (chart: Chart, hint: Html | string) => Promise<Html>;

/** A chart on the page, with its name, how its figures came about, how to read it, and the figures. */
export function figures(drawings: Drawing[]): Figure {
  return async (chart, hint) => {
    const [wide, narrow] = await Promise.all([draw(chart, 'wide'), draw(chart, 'narrow')]);
    drawings.push({ chart, svg: wide });
    return html`
<figure id="${chart.id}">
<figcaption><h4>${chart.title}</h4>${mark(chart.origin)}<p class="hint">${hint}</p></figcaption>
${trusted(wide)}
${trusted(narrow)}
<details><summary>The figures</summary>${table(chart.table, chart.title)}</details>
</figure>`;
  };
}

type Cell = string | number | Html;

/** A table that scrolls by itself when it is too broad. The first column names the rows. */
export function table(
  { headings, rows }: { headings: Table['headings']; rows: readonly (readonly Cell[])[] },
  name: string,
  caption?: Html,
): Html {
  const numeric = headings.map((_, column) => column > 0 && rows.every(row => isNumeric(row[column])));
  const cell = (part: Cell, column: number) =>
    column === 0
      ? html`<th scope="row">${part}</th>`
      : html`<td class="${numeric[column] ? 'n' : isDate(part) ? 'date' : ''}">${part}</td>`;
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table>
${caption && html`<caption>${caption}</caption>`}
<thead><tr>${headings.map((heading, column) => html`<th scope="col" class="${numeric[column] ? 'n' : ''}">${heading}</th>`)}</tr></thead>
<tbody>${rows.map(row => html`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table></div>`;
}

function isNumeric(cell: Cell | undefined): boolean {
  if (typeof cell === 'number' || cell === '') return true;
  return (
    typeof cell === 'string' && /^[<−-]?[\d.,]+( ?(%|×|ms|s|min|h|days|RU|KB)( \d+ (h|min|s))?)?$/.test(cell)
  );
}

function isDate(cell: Cell): boolean {
  return typeof cell === 'string' && /^\d{4}-\d\d(-\d\d)?$/.test(cell);
}

export function captioned(title: string, origin: Origin): Html {
  return html`${title} ${mark(origin)}`;
}

/** Shows the figures, or says which command makes them. */
export async function shown<T>(
  input: Input<T>,
  what: string,
  show: (figures: T) => Promise<Html> | Html,
): Promise<Html> {
  if (input.kind === 'read') return show(input.figures);
  const make = html`<code class="command">${input.command}</code>`;
  if (input.kind === 'missing')
    return html`<p class="missing">${what}: not measured yet. Make the figures with ${make}</p>`;
  return html`<p class="missing">${what}: <code>reports/${input.name}.json</code> cannot be used (${input.problem}). Make it again with ${make}</p>`;
}
