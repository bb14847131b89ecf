import type { Basis } from '../../core/capacity/figure.ts';
import { type Html, html } from './html.ts';

/** How a figure came about. */
export type Origin = Basis;

export const origins: Record<Origin, string> = {
  measured: 'taken by a bench on the local stack of one machine',
  injected: 'taken the same way, with delays put in on purpose, each with its source',
  computed: 'worked out from other figures',
  published: 'read in a platform’s documents or in somebody else’s paper',
  assumed: 'supposed, because nobody has measured it yet',
};

/** The small word beside a figure that says how it came about. */
export function mark(origin: Origin): Html {
  return html`<span class="mark ${origin}" title="${origins[origin]}">${origin}</span>`;
}
