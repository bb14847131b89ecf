import { accuracyChart } from '../charts/accuracy.ts';
import { reliabilityChart } from '../charts/reliability.ts';
import { type Html, html } from '../html.ts';
import type { Inputs } from '../inputs.ts';
import { mark } from '../origin.ts';
import { captioned, type Figure, shown, table } from '../parts.ts';
import type { Review } from '../read/small.ts';

/** How good the drafts are, and whether they know it. */
export async function draftsSection({ backtest, review }: Inputs, figure: Figure): Promise<Html> {
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
)}
${await shown(review, 'The review', reviewPart)}`;
}

function reviewPart({ rules, llm, clauses: { labelled, heldOut } }: Review): Html {
  const row = (name: string, { pairs, recallAt1, recallAt5 }: Review['clauses']['labelled']) => [
    name,
    pairs,
    recallAt1.toFixed(3),
    recallAt5.toFixed(3),
  ];
  const rows = [
    row('policies that the search was made for', labelled),
    row('a policy written afterwards, after two misses were mended', heldOut),
  ];
  const title = 'Finding the clause of a policy that an entry goes against';
  const model = llm
    ? `The LLM: ${llm.precision?.toFixed(3) ?? 'nothing found'} and ${llm.recall.toFixed(3)}.`
    : 'No LLM was measured.';
  return html`
<p>In ${rules.weeks} labelled weeks with ${rules.expected} findings the rules have a precision of ${rules.precision.toFixed(3)} and a
recall of ${rules.recall.toFixed(3)} ${mark('measured')}. ${model}</p>
<div class="tabled">${table({ headings: ['entries', 'number', 'first', 'among the first five'], rows }, title, captioned(title, 'measured'))}</div>`;
}
