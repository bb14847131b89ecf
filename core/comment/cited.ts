import type { ProjectIndex } from '../catalogue.ts';
import type { CalendarEvent } from '../sources.ts';

/** What a line rests on, in words: the only things that a comment on it may speak of. */
export type Cited = { project?: string; task?: string; titles: string[] };

type Target = { projectId?: string; taskId?: string };

export function citedBy(
  { projectId, taskId }: Target,
  citations: readonly string[],
  events: ReadonlyMap<string, CalendarEvent>,
  projects: ProjectIndex,
): Cited {
  const project = projects.byId.get(projectId ?? '');
  const task = project?.tasks.find(({ id }) => id === taskId);
  const titles = citations.flatMap(id => cleanTitle(events.get(id)?.title ?? '') || []);
  return {
    ...(project && { project: project.name }),
    ...(task && { task: task.name }),
    titles: [...new Set(titles)],
  };
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

/** A title without reply marks, addresses, links and telephone numbers: nobody meant those for a customer. */
export function cleanTitle(title: string): string {
  return noise
    .reduce((text, pattern) => text.replace(pattern, ' '), title)
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:|-]+|[\s,;:|-]+$/g, '');
}
