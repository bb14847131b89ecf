import { ms } from '../charts/scale.ts';
import { type Html, html } from '../html.ts';
import { mark, type Origin } from '../origin.ts';
import type { Ab, BlockingNode } from '../read/ab.ts';

type Tree = NonNullable<Ab['detail']['blockingTrees'][number]['tree']>;

/** More people than these are counted and not named. */
const namedMax = 8;

/** Who waited for whom at the worst moment, as lists within lists. */
export function blockingList(percent: number, { waiting, roots }: Tree, origin: Origin): Html {
  return html`<details><summary>Who waited for whom when most people did, ${percent} % of them on one project: ${waiting} waited</summary>
<p class="quiet">${mark(origin)}</p>
${listOf(roots)}</details>`;
}

function listOf(nodes: readonly BlockingNode[]): Html {
  const rest = nodes.slice(namedMax).reduce((sum, { behind }) => sum + 1 + behind, 0);
  const items = nodes.slice(0, namedMax).map(node => html`<li>${nameOf(node)}${children(node)}</li>`);
  return html`<ul class="tree">${items}${rest > 0 ? html`<li>and ${rest} more</li>` : undefined}</ul>`;
}

function children({ blocked }: BlockingNode): Html | undefined {
  return blocked.length > 0 ? listOf(blocked) : undefined;
}

function nameOf({ person, lock, waitedMs, behind }: BlockingNode): string {
  if (lock === undefined) return `${person} keeps ${behind} waiting`;
  return `${person} has waited ${ms(waitedMs ?? 0)} for ${lock}`;
}
