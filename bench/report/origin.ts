import { type Html, html } from './html.ts';

/**
 * How a figure came about. `injected`: measured, while delays that were put in on purpose made up some of it.
 * `assumed`: nobody has measured it yet.
 */
export type Origin = 'measured' | 'injected' | 'computed' | 'published' | 'assumed';

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
