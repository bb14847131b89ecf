import type { Entry } from '../entry.ts';
import type { PlanInput } from '../plan/input.ts';
import type { Line } from '../plan/line.ts';
import type { CalendarEvent } from '../sources.ts';
import { citedBy, eventsById } from './cited.ts';
import { commentLanguage, templateComment } from './template.ts';

/** Words one drafted line. */
export type Commenter = (line: Line, entryId: string, renewed: Entry | undefined) => string | undefined;

/**
 * The comment of a drafted line: what the reviewer wrote, or what the draft that it renews has already, as long as it
 * rests on the same things, or a template. Nothing new for people who want no comments.
 */
export function commenter({ profile, events, projects, wording }: PlanInput): Commenter {
  const language = commentLanguage(profile.locale);
  let byId: ReadonlyMap<string, CalendarEvent> | undefined;
  return (line, entryId, renewed) => {
    const kept = renewed && restsOnTheSame(renewed, line) ? renewed.externalComment : undefined;
    if (!profile.comments) return kept;
    const worded = wording?.comments.get(entryId) ?? kept;
    if (worded !== undefined) return worded;
    byId ??= eventsById(events);
    const cited = citedBy(line, line.evidence.citations, byId, projects);
    return templateComment(line.type, cited, language);
  };
}

function restsOnTheSame({ evidence }: Entry, { evidence: { citations } }: Line): boolean {
  return (
    evidence?.citations.length === citations.length &&
    evidence.citations.every((id, at) => id === citations[at])
  );
}
