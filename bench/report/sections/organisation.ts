import { type HoldingName, holdings } from '../../../core/capacity/holdings.ts';
import { ways } from '../../../core/capacity/ways.ts';
import { duration, holdingWords, number } from '../../capacity/words.ts';
import { capacityChart } from '../charts/capacity.ts';
import { type Html, html } from '../html.ts';
import type { Inputs } from '../inputs.ts';
import { mark } from '../origin.ts';
import { captioned, type Figure, shown, table } from '../parts.ts';
import type { Capacity } from '../read/capacity.ts';
import type { Fanout } from '../read/small.ts';

/** How long a whole organisation takes, what binds, what to buy. */
export async function organisationSection(inputs: Inputs, figure: Figure): Promise<Html> {
  return html`
<p>An organisation does not take as long as its weeks: it takes as long as the quota that lets people through most
slowly. A flow that calls once a person is held to 500 calls a minute; one call that starts an org run is not, and then
Teams is the narrowest door.</p>
${await shown(inputs.capacity, 'The time of an organisation', capacity => capacityPart(capacity, figure))}
${await shown(inputs.fanout, 'Throughput of the queue', fanoutPart)}`;
}

async function capacityPart(capacity: Capacity, figure: Figure): Promise<Html> {
  const { tenants, windowS, way } = capacity;
  const lead = `${number(tenants)} ${tenants === 1 ? 'tenant' : 'tenants'}, everything else as a first deployment has it.`;
  return html`
${await figure(capacityChart('capacity', capacity), `${lead} A dot: from there on another quota binds. Each gridline up is the next unit of time.`)}
<div class="tabled">${timesTable(capacity)}</div>
<div class="tabled">${buyTable(capacity, `What ${ways[way]} in ${duration(windowS)} takes`)}</div>
<details><summary>What this was reckoned from: every cost, quota and holding</summary>${rowsTable(capacity)}</details>`;
}

function timesTable({ detail }: Capacity): Html {
  const rows = detail.sizes.map(({ people, times }) => [
    number(people),
    ...times.map(time => duration(time.seconds)),
  ]);
  const headings = ['people', ...Object.values(ways)];
  return table(
    { headings, rows },
    'Time by size',
    captioned('Time until everybody’s week is done', 'computed'),
  );
}

function buyTable({ detail }: Capacity, title: string): Html {
  const names = [...new Set(detail.sizes.flatMap(({ needs }) => needs.map(({ holding }) => holding)))].filter(
    isHolding,
  );
  const rows = detail.sizes.map(({ people, needs, obstacles }) => [
    number(people),
    ...names.map(name => {
      const need = needs.find(({ holding }) => holding === name);
      return need ? holdingWords(name, need.amount) : '';
    }),
    obstacles.length === 0 ? 'yes' : 'no',
  ]);
  const headings = ['people', ...names.map(name => holdings[name].label), 'can be met'];
  return table({ headings, rows }, title, captioned(title, 'computed'));
}

function isHolding(name: string): name is HoldingName {
  return Object.hasOwn(holdings, name);
}

function rowsTable({ detail }: Capacity): Html {
  const rows = detail.rows.map(row => [
    row.label,
    `${number(row.value)} ${row.unit}`.trim(),
    mark(row.basis),
    row.date,
    row.source,
    html`<code>${row.name}</code>`,
  ]);
  return table(
    { headings: ['what', 'figure', 'how', 'date', 'source', 'name for --set'], rows },
    'Costs and quotas',
  );
}

function fanoutPart(fanout: Fanout): Html {
  const rows = Object.entries(fanout).flatMap(([name, value]) =>
    typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
      ? [[name, String(value)]]
      : [],
  );
  return html`<div class="tabled">${table({ headings: ['figure', 'value'], rows }, 'Throughput', captioned('Throughput of the queue on two worker processes', 'measured'))}</div>`;
}
