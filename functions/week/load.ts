import type { Situation } from '../../core/decide.ts';
import { emptyWeek } from '../../core/head.ts';
import type { WeekRequest } from '../../core/intent.ts';
import { defaultProfile } from '../../core/profile.ts';
import { noSources } from '../../core/sources.ts';
import type { Services, Stored } from '../ports.ts';
import {
  bare,
  type CalendarDocument,
  documentId,
  type HeadDocument,
  type ProfileDocument,
  type RunDocument,
  type SourcesDocument,
} from './documents.ts';

/** What one round trip brings. */
export type Loaded = {
  /** The receipt, when this run has happened before. */
  run?: RunDocument;
  situation: Situation;
  /** What the commit will insist on; undefined when nobody has written to the week yet. */
  headEtag?: string;
  /** Whether the person has a document of sources, in which the digest of the week can be kept. */
  hasSources: boolean;
};

/**
 * Reads all that a week depends on: five point reads of one partition in parallel, and the tenant's settings from a
 * short cache. An undo reads the run that it takes back, too.
 */
export async function load({ timesheets, tenants }: Services, request: WeekRequest): Promise<Loaded> {
  const { tenantId, userId, week, runId, intent } = request;
  const read = <T>(id: string) => timesheets.read<T>({ tenantId, userId }, id);
  const [run, head, profile, sources, calendar, settings, undone] = await Promise.all([
    read<RunDocument>(documentId.run(runId)),
    read<HeadDocument>(documentId.head(week)),
    read<ProfileDocument>(documentId.profile),
    read<SourcesDocument>(documentId.sources),
    read<CalendarDocument>(documentId.calendar(week)),
    tenants.settings(tenantId),
    intent.kind === 'undo' ? read<RunDocument>(documentId.run(intent.undoRunId)) : undefined,
  ]);
  return {
    ...(run && { run: run.body }),
    ...(head && { headEtag: head.etag }),
    hasSources: sources !== undefined,
    situation: {
      runId,
      head: head ? bare(head.body) : emptyWeek(week),
      profile: { ...defaultProfile, ...(profile && bare(profile.body)) },
      sources: sources ? bare(sources.body) : noSources,
      events: calendar?.body.events ?? [],
      ...settings,
      ...undoneRun(undone, request),
    },
  };
}

/** Only runs that changed entries of this very week can be taken back; states have their own ways back. */
function undoneRun(run: Stored<RunDocument> | undefined, { week }: WeekRequest): Pick<Situation, 'undone'> {
  if (!run || run.body.week !== week) return {};
  if (!['draft', 'redraft', 'comment', 'correct', 'undo'].includes(run.body.intent)) return {};
  const { opSet, inverse, outcome } = run.body;
  return { undone: { ops: opSet.ops, inverse, version: outcome.version } };
}
