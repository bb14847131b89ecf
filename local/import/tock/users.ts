import type { Project } from '../../../core/catalogue.ts';
import type { ErrorCode } from '../../../core/errors.ts';
import type { Outcome } from '../../../core/outcome.ts';
import type { Profile } from '../../../core/profile.ts';
import { addWeeks, type WeekId } from '../../../core/week.ts';
import { type Api, ApiError } from '../api.ts';
import { type EarlierWeekItem, earlierWeeks, type UserLog } from './log.ts';

/** What to do for each user. */
export type UserImport = {
  /** The week to draft, for everybody; without it, the one after each user's last. */
  week?: WeekId;
  run: boolean;
  /** Makes the runs new ones: `tock-2015-W28-again`. */
  runIdSuffix: string;
};

/** What became of one user's run: its result, or the code of the problem with which it was refused. */
export type RunResult = Outcome['result'] | 'pending' | 'nothingLogged' | ErrorCode;

/** A log of whole weeks has no days to round: lines are drafted to the minute, as they were spread. */
const profile: Partial<Profile> = { consent: true, zone: 'America/New_York', roundingMinutes: 1 };

export function tockProject(project: string): Project {
  return { id: projectId(project), name: `Tock project ${project}`, status: 'open', tasks: [] };
}

function projectId(project: string): string {
  return `tock-project-${project}`;
}

/** Brings one user in, and has the agent draft a week for them when that is wanted. */
export async function importUser(
  api: Api,
  log: UserLog,
  { week, run, runIdSuffix }: UserImport,
): Promise<{ weeks: number; result?: RunResult }> {
  const path = `users/tock-${log.user}`;
  const weeks = earlierWeeks(log, projectId, week);
  await api.put(`${path}/profile`, profile);
  // The newest weeks of the log join those that are there; before a chosen week only the log's may count.
  const mode = week === undefined ? 'merge' : 'replace';
  await api.post(`${path}/sources/earlier-weeks`, { mode, items: weeks });
  if (!run) return { weeks: weeks.length };
  const target = week ?? weekAfter(weeks);
  if (target === undefined) return { weeks: 0, result: 'nothingLogged' };
  const runId = ['tock', target, runIdSuffix].filter(part => part !== '').join('-');
  return { weeks: weeks.length, result: await draft(api, `${path}/weeks/${target}/runs`, runId) };
}

function weekAfter(weeks: readonly EarlierWeekItem[]): WeekId | undefined {
  const last = weeks.at(-1)?.week;
  return last && addWeeks(last, 1);
}

/** A refusal concerns this user's week only; anything else would go wrong for everybody. */
async function draft(api: Api, path: string, runId: string): Promise<RunResult> {
  try {
    const { body } = await api.post<Omit<Outcome, 'result'> & { result: RunResult }>(path, { runId });
    return body.result;
  } catch (error) {
    if (error instanceof ApiError && [409, 422].includes(error.status)) return error.problem.code;
    throw error;
  }
}
