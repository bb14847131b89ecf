import { accuracyChart } from '../charts/accuracy.ts';
import { reliabilityChart } from '../charts/reliability.ts';
import { type Html, html } from '../html.ts';
import type { Inputs } from '../inputs.ts';
import { type Figure, shown } from '../parts.ts';

/** How good the drafts are, and whether they know it. */
export async function draftsSection({ backtest }: Inputs, figure: Figure): Promise<Html> {
  return html`
<p>Every week of a public log was drafted from the weeks before it only, with parameters chosen on its first 60 %, and
compared with what people logged in the last 40 %. Nobody had assignments or bookings there, so this is the planner on
habits and holidays alone.</p>
${await shown(
  backtest,
  'Accuracy and calibration',
  async figures => html`
${await figure(accuracyChart('accuracy', figures), 'Oracles know something that no draft can. Line: 95 % interval, over people. The axis does not begin at nothing.')}
${await figure(reliabilityChart('reliability', figures), 'On the dashed line, a draft that is 80 % sure is kept in 80 % of the cases. The larger the dot, the more lines.')}`,
)}`;
}
