import type { Breadth } from '../chart.ts';

/** As broad as the page's column, axes and names included. */
export function frame<Height>(breadth: Breadth, wide: Height, narrow: Height) {
  return {
    width: breadth === 'wide' ? 760 : 340,
    height: breadth === 'wide' ? wide : narrow,
    autosize: { type: 'fit-x', contains: 'padding' },
  } as const;
}

/** An axis of shares of one, from nothing to all. */
export function shareAxis(title: string | null) {
  return { title, values: quarters, labelExpr: "round(datum.value * 100) + ' %'" };
}

const quarters: number[] = [0, 0.25, 0.5, 0.75, 1];
