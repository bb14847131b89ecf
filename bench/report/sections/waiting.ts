import { type Concentrated, concentrationChart } from '../charts/concentration.ts';
import { ms } from '../charts/scale.ts';
import { writersChart } from '../charts/writers.ts';
import { type Html, html } from '../html.ts';
import type { Inputs } from '../inputs.ts';
import { mark } from '../origin.ts';
import { captioned, type Figure, shown, table } from '../parts.ts';
import type { Ab } from '../read/ab.ts';
import type { Contention } from '../read/small.ts';

/** Who waits for whom: shared projects, and several writers on one week. */
export async function waitingSection(inputs: Inputs, figure: Figure): Promise<Html> {
  return html`
<p>In the old design a tool locks the person and the project while it works, so people on a popular project stand in
line. A batch locks nothing: it is written under the version that was read, and is planned again when somebody else was
faster. In two public logs of
working hours the most popular project has 20 to 33 % of the people in a week ${mark('computed')}.</p>
${await shown(inputs.ab.network, 'Waiting in the two designs', ab => abPart(ab, figure))}
${await shown(inputs.contention, 'Several writers on one week', contention => contentionPart(contention, figure))}`;
}

async function abPart({ detail }: Ab, figure: Figure): Promise<Html> {
  const { concentrations, blocking } = detail;
  if (concentrations.length === 0) return html``;
  return html`
${await figure(concentrationChart('concentration', concentrations, 'injected'), lines)}
${blocking.length > 0 ? blockingTable(blocking) : undefined}`;
}

const lines = 'Solid: 99th percentile. Dotted: median. Each gridline is ten times the one before.';

function blockingTable(blocking: Ab['detail']['blocking']): Html {
  const rows = blocking.slice(0, 10).map(({ holder, waiters, waitedMs }) => [holder, waiters, ms(waitedMs)]);
  const headings = ['lock held', 'waits', 'time waited in all'];
  return html`<div class="tabled">${table({ headings, rows }, 'Who waited for whom', captioned('Who waited for whom, five tools', 'injected'))}</div>`;
}

async function contentionPart(contention: Contention, figure: Figure): Promise<Html> {
  const { rows, concentrationRatioP99, lockConcentrationRatioP99 } = contention;
  const points = rows.flatMap(row => {
    const [, percent] = /^(\d+) % on one project$/.exec(row.scenario) ?? [];
    return percent === undefined ? [] : [{ ...row, percent: Number(percent) } satisfies Concentrated];
  });
  return html`
<p>The commit alone, without the rest of the old design: the same write under locks and in a batch. With 30 % of the
people on one project the 99th percentile is <strong>${concentrationRatioP99.toFixed(1)} times</strong> that of nobody sharing in the batch,
and <strong>${lockConcentrationRatioP99.toFixed(1)} times</strong> under locks ${mark('injected')}.</p>
${points.length > 0 ? await figure({ ...concentrationChart('concentration-commit', points, 'injected'), title: 'Waiting for each other, the commit alone' }, lines) : undefined}
${await figure(writersChart('writers', contention), 'Dot: median. Line: up to the 99th percentile.')}`;
}
