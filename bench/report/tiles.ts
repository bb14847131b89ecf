import { duration } from '../capacity/words.ts';
import { type Html, html } from './html.ts';
import type { Inputs } from './inputs.ts';
import { mark, type Origin } from './origin.ts';
import type { Interval } from './read/ab.ts';
import { ratio } from './sections/week.ts';

type Tile = { figure: string; what: string; note?: string; origin: Origin };

/** The few figures that everything else explains. */
export function tiles(inputs: Inputs): Html {
  const all = [...speedTiles(inputs), ...organisationTiles(inputs), ...draftTiles(inputs)];
  if (all.length === 0) return html``;
  return html`<dl class="tiles">${all.map(
    tile =>
      html`<div class="tile"><dt>${tile.what}</dt><dd class="figure">${tile.figure}</dd><dd class="note">${tile.note && `${tile.note} `}${mark(tile.origin)}</dd></div>\n`,
  )}</dl>`;
}

function speedTiles({ ab }: Inputs): Tile[] {
  if (ab.network.kind !== 'read') return [];
  const {
    ratioMedian,
    ratioP99,
    ratioMedianInterval,
    ratioP99Interval,
    ratioFlowMedian,
    ratioFlowP99,
    detail,
  } = ab.network.figures;
  const origin = detail.origins.ratios;
  return [
    {
      figure: ratio(ratioMedian),
      what: 'faster for the median person',
      note: `${between(ratioMedianInterval)}; with the flow’s call ${ratio(ratioFlowMedian)}`,
      origin,
    },
    {
      figure: ratio(ratioP99),
      what: 'faster at the 99th percentile',
      note: `${between(ratioP99Interval)}; with the flow’s call ${ratio(ratioFlowP99)}`,
      origin,
    },
  ];
}

function between({ low, high }: Interval): string {
  return `95 %: ${ratio(low)} to ${ratio(high)}`;
}

function organisationTiles({ capacity }: Inputs): Tile[] {
  if (capacity.kind !== 'read') return [];
  const times = capacity.figures.detail.sizes.find(({ people }) => people === 50_000)?.times;
  const before = times?.find(({ way }) => way === 'oldSequential');
  const after = times?.find(({ way }) => way === 'orgRun');
  if (!before || !after) return [];
  const note = `old design: ${duration(before.seconds)}`;
  return [
    { figure: duration(after.seconds), what: 'for an organisation of 50,000', note, origin: 'computed' },
  ];
}

function draftTiles({ backtest }: Inputs): Tile[] {
  if (backtest.kind !== 'read') return [];
  const { f1, detail } = backtest.figures;
  const best = detail.rules.filter(({ kind }) => kind === 'baseline').toSorted((a, b) => b.f1 - a.f1)[0];
  const note = best && `${best.rule}: ${best.f1.toFixed(3)}`;
  const tile = { figure: f1.toFixed(3), what: 'F1 of the drafted hours', origin: 'measured' } as const;
  return [note === undefined ? tile : { ...tile, note }];
}
