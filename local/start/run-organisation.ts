import type { Outcome } from '../../core/outcome.ts';
import type { WeekId } from '../../core/week.ts';
import type { RunView } from '../../functions/week/read.ts';
import { type Api, ApiError } from '../import/api.ts';
import { forEachBounded } from '../import/bounded.ts';
import type { SampleOrganisation } from '../sample/organisation.ts';
import type { SamplePerson } from '../sample/person.ts';

/** How one person's week ended. */
export type RunResult = {
  person: SamplePerson;
  week: WeekId;
  /** Undefined when the run was refused; `refused` then says why. */
  outcome?: Outcome;
  refused?: string;
  /** Attempts beyond the first, each after a conflict. */
  conflicts: number;
  durationMs: number;
};

const concurrency = 8;

/** Runs the agent for every week that the sample asks for. The run ids are fixed: a second start finds them done. */
export async function runOrganisation(api: Api, { people }: SampleOrganisation): Promise<RunResult[]> {
  const wanted = people.flatMap(person => person.drafts.map(draft => ({ person, ...draft })));
  const results: RunResult[] = [];
  await forEachBounded(wanted, concurrency, async each => void results.push(await runWeek(api, each)));
  return results.sort((a, b) => wanted.findIndex(isOf(a)) - wanted.findIndex(isOf(b)));
}

type Wanted = SamplePerson['drafts'][number] & { person: SamplePerson };

function isOf(result: RunResult): (wanted: Wanted) => boolean {
  return wanted => wanted.person === result.person && wanted.week === result.week;
}

async function runWeek(api: Api, { person, week, kind }: Wanted): Promise<RunResult> {
  const startedMs = performance.now();
  const runId = `sample-${week}-${kind}`;
  const user = `users/${person.userId}`;
  try {
    const { body: outcome } = await api.post<Outcome>(`${user}/weeks/${week}/runs`, { runId, kind });
    const durationMs = performance.now() - startedMs;
    const { body: receipt } = await api.get<RunView>(`${user}/runs/${runId}`);
    return { person, week, outcome, conflicts: receipt.timings.attempts - 1, durationMs };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code } = error.problem;
    return { person, week, refused: code, conflicts: 0, durationMs: performance.now() - startedMs };
  }
}
