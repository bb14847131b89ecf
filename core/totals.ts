import { type Entry, isAway } from './entry.ts';

/** Minutes of one person's week by project: what was cancelled, breaks and leave do not count. */
export function minutesByProject(
  entries: readonly Pick<Entry, 'minutes' | 'type' | 'status' | 'projectId'>[],
): Map<string, number> {
  const minutes = new Map<string, number>();
  for (const { projectId, type, status, minutes: more } of entries) {
    if (projectId === undefined || status === 'cancelled' || type === 'onBreak' || isAway(type)) continue;
    minutes.set(projectId, (minutes.get(projectId) ?? 0) + more);
  }
  return minutes;
}

/** What one person's week adds to a project, as of a version of the week's head. */
export type Share = { minutes: number; version: number };

/** What a new share changes of the project's totals; undefined when the stored one is as new or newer. */
export function shareDelta(
  stored: Share | undefined,
  share: Share,
): { minutes: number; people: number } | undefined {
  if (stored && stored.version >= share.version) return undefined;
  const before = stored?.minutes ?? 0;
  return {
    minutes: share.minutes - before,
    people: Number(share.minutes > 0) - Number(before > 0),
  };
}
