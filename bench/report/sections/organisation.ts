import { type Basis, bases } from '../../../core/capacity/figure.ts';
import { type HoldingName, holdings } from '../../../core/capacity/holdings.ts';
import { ways } from '../../../core/capacity/ways.ts';
import { duration, number } from '../../capacity/words.ts';
import { capacityChart, changesSentence } from '../charts/capacity.ts';
import { type Html, html } from '../html.ts';
import type { Inputs } from '../inputs.ts';
import { mark } from '../origin.ts';
import { captioned, type Figure, shown, table } from '../parts.ts';
import type { Capacity } from '../read/capacity.ts';
import type { Fanout } from '../read/small.ts';

/** How long a whole organisation takes, what binds, what to buy. */
export async function organisationSection(inputs: Inputs, figure: Figure): Promise<Html> {
  return html`
<p>A whole organisation takes as long as the quota that lets people through most slowly. A flow that calls the connector
once a person is held to 500 calls a minute ${mark('published')}. One call that starts an org run is not.</p>
${await shown(inputs.capacity, 'The time of an organisation', capacity => capacityPart(capacity, figure))}
${await shown(inputs.fanout, 'Throughput of the queue', fanoutPart)}`;
}

async function capacityPart(capacity: Capacity, figure: Figure): Promise<Html> {
  const { tenants, windowS, way, detail } = capacity;
  const lead = `${number(tenants)} ${tenants === 1 ? 'tenant' : 'tenants'}, everything else as a first deployment has it.`;
  const hint = html`${lead} <span class="desk">Below each name: what binds in the end.</span> Each gridline up is the next unit of time. ${changesSentence(capacity)}`;
  const costs = detail.rows.filter(row => row.table === 'cost');
  return html`
${await figure(capacityChart('capacity', capacity), hint)}
<div class="tabled">${timesTable(capacity)}</div>
<div class="tabled">${buyTable(capacity, `What ${ways[way]} in ${duration(windowS)} takes`)}</div>
<p>All of this is reckoned from what one person’s week costs and from the platforms’ quotas. Of the ${costs.length} costs,
${listed(bases.flatMap(basis => counted(costs, basis)))} so far.</p>
<details><summary>Every cost, quota and holding, with its source</summary>${rowsTable(capacity)}</details>`;
}

function counted(rows: Capacity['detail']['rows'], basis: Basis): Html[] {
  const count = rows.filter(row => row.basis === basis).length;
  return count === 0 ? [] : [html`${count} are ${mark(basis)}`];
}

function listed(parts: readonly Html[]): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : html`, ${part}`))}`;
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
  const names = [...new Set(detail.sizes.flatMap(({ needs }) => needs.map(({ holding }) => holding)))]
    .filter(isHolding)
    .filter(name => holdings[name].forSale);
  const rows = detail.sizes.map(({ people, needs, obstacles }) => [
    number(people),
    ...names.map(name => amountOf(name, needs.find(({ holding }) => holding === name)?.amount)),
    obstacles === '' ? 'yes' : 'no',
  ]);
  const headings = ['people', ...names.map(name => buyHeadings[name] ?? holdings[name].label), 'can be had'];
  const refused = detail.sizes.filter(({ obstacles }) => obstacles !== '');
  return html`${table({ headings, rows }, title, captioned(title, 'computed'))}
${refused.map(({ people, obstacles }) => html`<p>${number(people)} people cannot be done by then: ${obstacles}.</p>`)}`;
}

const buyHeadings: Partial<Record<HoldingName, string>> = {
  requestUnitsPerS: 'Cosmos DB, RU/s',
  messagingUnits: 'Service Bus',
  tokensPerMin: 'Azure OpenAI, tokens/min',
  instances: 'Functions instances',
};

function amountOf(name: HoldingName, amount: number | undefined): string {
  if (amount === undefined) return '';
  if (name !== 'messagingUnits') return number(amount);
  return amount === 0 ? 'Standard' : `Premium, ${number(amount)} units`;
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
