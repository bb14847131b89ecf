/**
 * Keeps the totals of projects from the change feed of week heads.
 *
 * A project's partition holds a share for each person's week that has ever had time on it, with the version of the head
 * that it is from, and the sums of these. Share and sums change in one batch, and only for a newer version: so it does
 * no harm that the feed brings a head twice, or that two processes have read it and the slower one comes with an older
 * version.
 *
 * Time that moves to another project has to be taken out of the one before, of which the new head knows nothing. The
 * person's partition therefore keeps a list of the projects of each week (`applied:{week}`). It is written before the
 * shares, so that whoever dies in between leaves a list that names too many projects and not too few, and it never gets
 * shorter. A head that brings a project which is not on it is read again from the store: it may be an old one.
 *
 * When a person is deleted, their shares go with them (leave.ts). After the shares are written the handler looks once
 * more whether the person is still there, and takes them out again if not.
 */
import { z } from 'zod';
import { minutesByProject } from '../../core/totals.ts';
import type { WeekId } from '../../core/week.ts';
import { forEachBounded } from '../bounded.ts';
import type { Partition, Services } from '../ports.ts';
import { documentId, type HeadDocument } from '../week/documents.ts';
import { grow, isThere, readApplied } from './applied.ts';
import { forgetShares } from './leave.ts';
import { applyShares, type ShareChange } from './shares.ts';

const atOnce = 16;

type Parts = Pick<Services, 'timesheets' | 'totals' | 'clock' | 'random' | 'allowedTenants'>;

/** A head as the feed brings it. */
type Head = Partition & Pick<HeadDocument, 'week' | 'version' | 'entries'>;

/** What is to be written of one head. */
type Applying = { head: Head; projects: readonly string[] };

/** Takes changed documents of any kind. Throws what the store throws; the same page may then be taken again. */
export async function keepTotals(services: Parts, changes: readonly unknown[]): Promise<{ weeks: number }> {
  const heads = changes.flatMap(change => readHead(change, services.allowedTenants) ?? []);
  const applying: Applying[] = [];
  await forEachBounded(heads, atOnce, async head => {
    const found = await prepare(services, head);
    if (found) applying.push(found);
  });
  await forEachBounded(byProject(applying), atOnce, ([project, shares]) =>
    applyShares(services, project, shares),
  );
  await forEachBounded(applying, atOnce, each => forgetIfGone(services, each));
  return { weeks: applying.length };
}

const text = z.string().min(1);
const head = z.looseObject({
  kind: z.literal('week'),
  tenantId: text,
  userId: text,
  week: text.transform(week => week as WeekId),
  version: z.int(),
  entries: z.array(z.looseObject({ minutes: z.number(), type: text, status: text })),
});

function readHead(change: unknown, tenants: readonly string[]): Head | undefined {
  const parsed = head.safeParse(change);
  if (!parsed.success || !tenants.includes(parsed.data.tenantId)) return undefined;
  return parsed.data as unknown as Head;
}

/** Undefined when there is nothing (any more) to be written. */
async function prepare(services: Parts, fed: Head): Promise<Applying | undefined> {
  const applied = await readApplied(services, fed, fed.week);
  if (applied?.body.leaving) return undefined;
  const known = applied?.body.projects ?? [];
  if (projectsOf(fed).every(project => known.includes(project))) return { head: fed, projects: known };
  const now = await services.timesheets.read<HeadDocument>(fed, documentId.head(fed.week));
  // Deleted, perhaps while somebody who then died was at this very place.
  if (!now) return void (await forgetShares(services, fed, { week: fed.week, projects: projectsOf(fed) }));
  const projects = await grow(services, fed, fed.week, projectsOf(now.body));
  return projects && { head: now.body, projects };
}

function projectsOf({ entries }: Pick<Head, 'entries'>): string[] {
  return [...minutesByProject(entries).keys()];
}

/** What each project gets of all these weeks. */
function byProject(applying: readonly Applying[]) {
  const groups = new Map<string, [{ tenantId: string; projectId: string }, ShareChange[]]>();
  for (const { head, projects } of applying) {
    const { tenantId, userId, week, version } = head;
    const minutes = minutesByProject(head.entries);
    for (const projectId of projects) {
      const key = JSON.stringify([tenantId, projectId]);
      const group = groups.get(key) ?? [{ tenantId, projectId }, []];
      group[1].push({ week, userId, share: { minutes: minutes.get(projectId) ?? 0, version } });
      groups.set(key, group);
    }
  }
  return groups.values();
}

async function forgetIfGone(services: Parts, { head, projects }: Applying): Promise<void> {
  if (projects.length === 0 || (await isThere(services, head, head.week))) return;
  await forgetShares(services, head, { week: head.week, projects });
}
