import type { TopLevelSpec } from 'vega-lite';
import type { Origin } from './origin.ts';

/** The marks of a chart, one over the other. */
export type Layers = Extract<TopLevelSpec, { layer: unknown }>['layer'];

/** How broad a chart is drawn: for a desk or paper, or for a phone. */
export type Breadth = 'wide' | 'narrow';

/** A picture of figures, and the figures themselves for those who cannot see it or want to look closer. */
export type Chart = {
  /** Names the file, and the element on the page. */
  id: string;
  title: string;
  /** What can be seen, in a sentence or two, for people who cannot. */
  description: string;
  /** How the figures came about. */
  origin: Origin;
  spec: (breadth: Breadth) => TopLevelSpec;
  table: Table;
};

export type Table = { headings: readonly string[]; rows: readonly (readonly (string | number)[])[] };
