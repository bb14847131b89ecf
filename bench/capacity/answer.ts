import type { Assumptions } from '../../core/capacity/assumptions.ts';
import { bases } from '../../core/capacity/figure.ts';
import type { Purchase } from '../../core/capacity/purchase.ts';
import { quotas } from '../../core/capacity/quotas.ts';
import type { WallTime } from '../../core/capacity/wall-time.ts';
import { type Way, ways } from '../../core/capacity/ways.ts';
import { table } from '../harness/table.ts';
import type { Row } from './figures.ts';
import { bindsWords, duration, holdingWords, number, purchaseSentence } from './words.ts';

export type Question = { people: number; windowS: number; way: Way };
export type Answer = Question & { assumptions: Assumptions; times: WallTime[]; purchase: Purchase };

/** The answer for somebody who plans: how long, what binds, what to buy, and how much of it rests on measurement. */
export function answerText(answer: Answer, rows: readonly Row[], everyFigure: boolean): string {
  const { people, windowS, way, times, purchase, assumptions } = answer;
  const { tenants } = assumptions.holdings;
  const parts = [
    `${number(people)} people in ${holdingWords('tenants', tenants)}. Computed from costs and quotas, not measured.`,
    table(
      ['way', 'wall time', 'what binds first'],
      times.map(time => [ways[time.way], duration(time.seconds), bindsWords(time, assumptions)]),
    ),
    `For ${ways[way]} in ${duration(windowS)}:`,
    needsTable(purchase),
    sentences(answer),
    originSentence(rows),
  ];
  return (everyFigure ? [...parts, rowsTable(rows)] : parts).join('\n\n');
}

function needsTable({ needs }: Purchase): string {
  const rows = needs.map(({ holding, amount, have, binds }) => [
    holdingWords(holding, amount),
    holdingWords(holding, have),
    quotas[binds].label,
  ]);
  return table(['needed', 'there is', 'because of'], rows);
}

function sentences({ people, windowS, way, times, purchase, assumptions }: Answer): string {
  const time = times.find(each => each.way === way);
  const takes = time
    ? `${capital(ways[way])} takes ${duration(time.seconds)}; what binds first: ${bindsWords(time, assumptions)}.`
    : '';
  const pace = Math.ceil(people / assumptions.holdings.tenants / windowS);
  const pacing = `Time Agent’s own pacing has to let ${number(pace)} people a second through in each tenant.`;
  const lines = [
    takes,
    purchaseSentence(purchase, capital(ways[way])),
    ...(way === 'orgRun' ? [pacing] : []),
  ];
  return lines.join('\n');
}

/** How the costs came about: nobody should take a guess for a measurement. */
function originSentence(rows: readonly Row[]): string {
  const costs = rows.filter(row => row.table === 'cost');
  const counts = bases
    .map(basis => ({ basis, count: costs.filter(row => row.basis === basis).length }))
    .filter(({ count }) => count > 0)
    .map(({ basis, count }) => `${count} ${basis}`);
  return `Of the ${costs.length} costs per person: ${counts.join(', ')}. --show all lists every figure with its source.`;
}

const columns = ['name', 'value', 'unit', 'label', 'basis', 'date', 'source'] as const;

function rowsTable(rows: readonly Row[]): string {
  return table(
    columns,
    rows.map(row => columns.map(column => row[column])),
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
