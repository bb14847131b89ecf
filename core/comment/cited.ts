import type { ProjectIndex } from '../catalogue.ts';
import type { CalendarEvent } from '../sources.ts';

/** What a line rests on, in words: the only things that a comment on it may speak of. */
export type Cited = { project: string | undefined; task: string | undefined; titles: string[] };

type Target = { projectId?: string; taskId?: string };

export function citedBy(
  { projectId, taskId }: Target,
  citations: readonly string[],
  events: ReadonlyMap<string, CalendarEvent>,
  projects: ProjectIndex,
): Cited {
  const project = projects.byId.get(projectId ?? '');
  const task = taskId === undefined ? undefined : project?.tasks.find(({ id }) => id === taskId);
  const titles: string[] = [];
  for (const id of citations) {
    const event = events.get(id);
    const title = event ? cleanTitle(event.title) : '';
    if (title !== '' && !titles.includes(title)) titles.push(title);
  }
  return { project: project?.name, task: task?.name, titles };
}

export function eventsById(events: readonly CalendarEvent[]): Map<string, CalendarEvent> {
  return new Map(events.map(event => [event.id, event]));
}

const noise = [
  /^(?:\s*(?:re|fw|fwd|aw|wg)\s*:)+/i,
  /\[(?:external|extern)\]/gi,
  /\bhttps?:\/\/\S+/gi,
  /\S+@\S+/g,
  /\+?\d[\d ()/-]{7,}\d/g,
  /[\p{Cc}\p{Cf}]/gu,
];

/** Titles without anything that a noise could begin with, as most are: every drafted line asks, so this must be cheap. */
const plain = /^[ -.0-9;-?A-Z\\^-~\u00a1-\u00ac\u00ae-\u024f]*$/;
const suspicious = /\d[\d ()/-]{6}|[\s,;|-]$|^[\s,;|-]| {2}/;

/** A title without reply marks, addresses, links and telephone numbers: nobody meant those for a customer. */
export function cleanTitle(title: string): string {
  if (plain.test(title) && !suspicious.test(title)) return title;
  return noise
    .reduce((text, pattern) => text.replace(pattern, ' '), title)
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:|-]+|[\s,;:|-]+$/g, '');
}
