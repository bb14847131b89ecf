import { setTimeout } from 'node:timers/promises';
import type { OrgRunView } from '../../core/org-run/view.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { WeekId } from '../../core/week.ts';
import type { OrgRunPerson } from '../../functions/org-run/status.ts';
import type { RunView } from '../../functions/week/read.ts';
import type { Api } from '../import/api.ts';
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
};

/** The org runs that the sample came to, and what they did for each person. */
export type OrganisationRun = { orgRuns: OrgRunView[]; results: RunResult[] };

type Wanted = SamplePerson['drafts'][number] & { person: SamplePerson };

const concurrency = 8;
const lookEveryMs = 100;
/** After a kill -9 a message that was under way comes back when its lock ends, after a minute. */
const looksMax = 1_200;

/**
 * Starts an org run for each week that the sample asks for, as a flow would, and waits until the queue has worked
 * through them. The ids are fixed: a second start finds them done.
 */
export async function runOrganisation(api: Api, { people }: SampleOrganisation): Promise<OrganisationRun> {
  const wanted = people.flatMap(person => person.drafts.map(draft => ({ person, ...draft })));
  const groups = Object.entries(Object.groupBy(wanted, ({ week, kind }) => `sample-${week}-${kind}`));
  for (const [orgRunId, group] of groups) await start(api, orgRunId, group as [Wanted, ...Wanted[]]);
  const orgRuns: OrgRunView[] = [];
  for (const [orgRunId] of groups) orgRuns.push(await ended(api, orgRunId));
  const results: RunResult[] = [];
  await forEachBounded(wanted, concurrency, async each => void results.push(await resultOf(api, each)));
  return { orgRuns, results: results.sort((a, b) => placeOf(wanted, a) - placeOf(wanted, b)) };
}

function placeOf(wanted: readonly Wanted[], { person, week }: RunResult): number {
  return wanted.findIndex(each => each.person === person && each.week === week);
}

async function start(api: Api, orgRunId: string, group: readonly [Wanted, ...Wanted[]]): Promise<void> {
  const [{ week, kind }] = group;
  const users = group.map(({ person }) => person.userId);
  await api.post('tenant/org-runs', { orgRunId, week, kind, users });
}

async function ended(api: Api, orgRunId: string): Promise<OrgRunView> {
  for (let looks = 0; looks < looksMax; looks += 1) {
    const { body } = await api.get<OrgRunView>(`tenant/org-runs/${orgRunId}`);
    if (body.state === 'completed') return body;
    await setTimeout(lookEveryMs);
  }
  throw new Error(`The org run ${orgRunId} has not ended.`);
}

async function resultOf(api: Api, { person, week, kind }: Wanted): Promise<RunResult> {
  const orgRunId = `sample-${week}-${kind}`;
  const { body } = await api.get<{ people: OrgRunPerson[] }>(`tenant/org-runs/${orgRunId}/pages/0`);
  const code = body.people.find(({ userId }) => userId === person.userId)?.code ?? 'notFound';
  if (code !== 'committed' && code !== 'unchanged') return { person, week, refused: code, conflicts: 0 };
  const { body: receipt } = await api.get<RunView>(`users/${person.userId}/runs/${orgRunId}`);
  return { person, week, outcome: receipt.outcome, conflicts: receipt.timings.attempts - 1 };
}
