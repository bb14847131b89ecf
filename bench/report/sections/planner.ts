import { type Html, html } from '../html.ts';
import type { Inputs } from '../inputs.ts';
import { mark } from '../origin.ts';
import { captioned, shown, table } from '../parts.ts';
import type { Plan } from '../read/small.ts';

/** What the planner and the request around it cost by themselves. */
export async function plannerSection({ plan }: Inputs): Promise<Html> {
  return html`
<p>Planning is pure arithmetic: ${await shown(plan, 'The planner', planPart)}`;
}

function against(ms: number, targetMs: number): string {
  return `target ${targetMs} ms, ${ms <= targetMs ? 'met' : 'missed'}`;
}

function planPart({ lines, cases, planP99Ms, handlerP99Ms, targets }: Plan): Html {
  const rows = cases.map(({ name, ...each }) => [
    name,
    ...[each.p50Ms, each.p90Ms, each.p99Ms, each.maxMs].map(ms => `${ms.toFixed(3)} ms`),
  ]);
  return html`a week of ${lines} lines is planned in ${planP99Ms} ms at the 99th percentile (${against(planP99Ms, targets.planP99Ms)}), and all of our own code in a
request takes ${handlerP99Ms} ms (${against(handlerP99Ms, targets.handlerP99Ms)}) ${mark('measured')}.</p>
<div class="tabled">${table({ headings: ['case', 'p50', 'p90', 'p99', 'longest'], rows }, 'The planner', captioned('Time of one call', 'measured'))}</div>`;
}
