import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParameterName, parameters, withParameters } from '../../infra/workbook/parameters.ts';
import { type Section, sections } from '../../infra/workbook/tiles.ts';
import { evaluate, type Rows } from '../kql/evaluate.ts';
import type { Row } from '../kql/value.ts';
import { type Html, html } from './html.ts';
import { tileOf } from './tile.ts';

const hourMs = 3_600_000;
const ranges = { '1h': hourMs, '24h': 24 * hourMs, '7d': 168 * hourMs, '30d': 720 * hourMs } as const;
type Range = keyof typeof ranges;

/** What the reader has chosen, by the address of the page. */
type Choice = { range: Range; worth(name: ParameterName): string };

const folder = import.meta.dirname;
const style = readFileSync(join(folder, 'page.css'), 'utf8');

function savedQuery(name: string): string {
  return readFileSync(join(folder, '../../infra/queries', `${name}.kql`), 'utf8');
}

/** The workbook of administrators, over the telemetry of this machine. */
export function kpiPage(rows: Rows, query: URLSearchParams, nowMs: number): string {
  const choice = choiceOf(query);
  const recent = since(rows, nowMs - ranges[choice.range]);
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Time Agent: how it is doing</title><style>${{ markup: style }}</style></head>
<body><a class="skip" href="#main">Skip to the figures</a>
<header><div><h1>Time Agent</h1><p>How it is doing on this machine, from the telemetry that Application Insights would get.</p></div>
${form(choice)}</header>
<nav aria-label="Sections">${sections.map(({ title }) => html`<a href="#${idOf(title)}">${title}</a>`)}</nav>
<main id="main">${sections.map(section => sectionOf(section, recent, choice, nowMs))}</main>
<footer><p>Tenants are hashes; people, weeks and projects are not named. Times are UTC. The same queries are behind the
workbook in Azure: <code>infra/queries</code>. Metrics arrive within five seconds.</p></footer>
</body></html>`;
  return page.markup;
}

function choiceOf(query: URLSearchParams): Choice {
  const range = query.get('range') ?? '';
  return {
    range: Object.hasOwn(ranges, range) ? (range as Range) : '24h',
    worth(name) {
      const given = Number(query.get(name) ?? '');
      return query.get(name) && Number.isFinite(given) && given >= 0
        ? decimal(given)
        : decimal(parameters[name].value);
    },
  };
}

/** A literal of Kusto that is a fraction in any case: whole numbers would make the sum one. */
function decimal(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

function since(rows: Rows, fromMs: number): Rows {
  const isRecent = (row: Row) => (row['timestamp'] as Date).getTime() >= fromMs;
  return Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, all.filter(isRecent)]));
}

function sectionOf({ title, tiles }: Section, rows: Rows, choice: Choice, nowMs: number): Html {
  const shown = tiles.map(tile => {
    const text = withParameters(savedQuery(tile.query), choice.worth);
    return tileOf(tile, text, evaluate(text, rows, nowMs));
  });
  return html`<section id="${idOf(title)}"><h2>${title}</h2><div class="tiles">${shown}</div></section>`;
}

function form(choice: Choice): Html {
  const names = Object.keys(parameters) as ParameterName[];
  const options = Object.keys(ranges).map(
    range =>
      html`<label><input type="radio" name="range" value="${range}"${{ markup: range === choice.range ? ' checked' : '' }}><span>${range}</span></label>`,
  );
  const prices = names.map(
    name => html`<label class="price"><span>${parameters[name].label}</span>
<input type="number" min="0" step="any" name="${name}" value="${choice.worth(name)}"></label>`,
  );
  return html`<form method="get" action="/"><fieldset class="ranges"><legend>Time</legend>${options}</fieldset>
${prices}<button type="submit">Show</button></form>`;
}

function idOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, '-');
}
