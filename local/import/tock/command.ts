import { parseWeek } from '../../../core/week.ts';
import { forEachBounded } from '../bounded.ts';
import { mergeProjects } from '../catalogue.ts';
import { exitCode, type Io, UsageError } from '../io.ts';
import {
  connect,
  connectionHelp,
  connectionOptions,
  exitHelp,
  onlyArgument,
  readOptions,
} from '../options.ts';
import { listRefused } from '../refused.ts';
import { readTock, type TockFolder } from './read.ts';
import { importUser, type RunResult, tockProject, type UserImport } from './users.ts';

export const tockHelp = `npm run import -- tock DIR [options]

Imports weekly timesheets as 18F's Tock exports them: DIR/tock_week_actuals.csv and DIR/tock_users.csv. Each user
becomes tock-<user>, each project tock-project-<project>; their newest weeks become earlier weeks, the hours spread
evenly over the working days of each. Then the agent drafts the week after each user's last. Importing again changes
nothing. Rows that cannot be used are listed with their line; several of one user, week and project add up.

  --no-run               only import, draft nothing
  --week WEEK            draft this week for everybody, say 2015-W28, from the weeks before it only
  --run-id-suffix TEXT   run again under other ids (tock-<week>-TEXT): every week should be "unchanged"
${connectionHelp}

${exitHelp}
The last line on standard output is JSON with counts.`;

const options = {
  ...connectionOptions,
  run: { type: 'boolean', default: true },
  week: { type: 'string' },
  'run-id-suffix': { type: 'string', default: '' },
} as const;

const concurrency = 8;
const progressEvery = 25;

/** `tock DIR`: resolves with the exit code. */
export async function importTock(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, options);
  const folder = onlyArgument(positionals, 'DIR');
  const wanted = userImport(values);
  const api = connect(values);
  const tock = await readTock(folder);
  listRefused(io, tock.refused);
  if (tock.summed > 0) io.err(`${tock.summed} rows added up with others of the same user, week and project.`);
  await mergeProjects(api, tock.projects.map(tockProject), 'keep');
  const counts = { weeks: 0, runs: {} as Partial<Record<RunResult, number>> };
  let done = 0;
  await forEachBounded(tock.users, concurrency, async user => {
    const { weeks, result } = await importUser(api, user, wanted);
    counts.weeks += weeks;
    if (result) counts.runs[result] = (counts.runs[result] ?? 0) + 1;
    done += 1;
    if (done % progressEvery === 0) io.err(`${done} of ${tock.users.length} users`);
  });
  return conclude(tock, counts, io);
}

function userImport(values: { week?: string; run: boolean; 'run-id-suffix': string }): UserImport {
  const { run, 'run-id-suffix': runIdSuffix } = values;
  if (!/^[A-Za-z0-9._-]{0,40}$/.test(runIdSuffix))
    throw new UsageError('--run-id-suffix takes up to 40 letters, digits, dots, hyphens or underscores.');
  if (values.week === undefined) return { run, runIdSuffix };
  const week = parseWeek(values.week);
  if (!week) throw new UsageError(`--week must be an ISO week such as 2015-W28, not "${values.week}".`);
  return { run, runIdSuffix, week };
}

function conclude(
  { users, projects, rows, summed, refused }: TockFolder,
  { weeks, runs }: { weeks: number; runs: Partial<Record<RunResult, number>> },
  io: Io,
): number {
  for (const [result, count] of Object.entries(runs)) io.err(`${result}: ${count} users`);
  const sizes = { users: users.length, projects: projects.length, weeks, rows, summed };
  io.out(JSON.stringify({ ...sizes, refused: refused.length, runs }));
  return refused.length > 0 ? exitCode.partly : exitCode.done;
}
