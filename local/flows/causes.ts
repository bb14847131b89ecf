import { randomUUID } from 'node:crypto';
import type { Outcome } from '../../core/outcome.ts';
import { addWeeks, type WeekId, weekOfInstant } from '../../core/week.ts';
import type { WeekView } from '../../core/week-view.ts';
import { ApiError } from '../import/api.ts';
import { Stop } from '../import/io.ts';
import { directory } from '../sample/directory.ts';
import type { SampleWorld } from './sample-world.ts';

/** Makes happen what a flow waits for, in a week to come that nothing was done with yet. */
export type Cause = (world: SampleWorld) => Promise<void>;

const weeksAhead = 26;

/** Drafts a week. */
export const draftSomeWeek: Cause = async world => {
  await someWeek(world);
};

/** Adds a line of a week twice more: whichever of the three the review takes for the first, it warns of one that was added. */
export const doubleSomeLine: Cause = async ({ api, simulation, ...world }) => {
  const path = await someWeek({ api, simulation, ...world });
  const { body } = await api.get<WeekView>(path);
  const line = body.days.flatMap(({ entries }) => entries).find(({ projectId }) => projectId !== undefined);
  if (!line) throw new Stop('The week that was drafted has no project. Start anew with the sample.');
  const { date, projectId, taskId } = line;
  const change = { op: 'add', date, minutes: 15, projectId, ...(taskId !== undefined && { taskId }) };
  await api.post(`${path}/corrections`, { runId: randomUUID(), changes: [change, change] });
  simulation.tell(`Added a line two times more: ${path}`);
};

/** Submits a week. */
export const submitSomeWeek: Cause = async world => {
  await submitted(world);
};

/** Submits a week and, as the approver, approves it. */
export const approveSomeWeek: Cause = async world => {
  const path = await submitted(world);
  await world.approver.post(`${path}/approve`, { runId: randomUUID() });
  world.simulation.tell(`Approved ${path}`);
};

/** The address of a week that was drafted just now. */
async function someWeek({ api, simulation }: SampleWorld): Promise<string> {
  const { body: users } = await api.get<{ value: { id: string }[] }>('tenant/users');
  // Nobody approves their own week.
  const persons = users.value.map(({ id }) => id).filter(id => id !== directory.marta.oid);
  for (const path of candidates(persons)) {
    const { body } = await api.get<WeekView>(path);
    if (body.version > 0) continue;
    const { body: outcome } = await api.post<Outcome>(`${path}/runs`, { runId: randomUUID() });
    if (outcome.result !== 'committed') continue;
    simulation.tell(`Drafted ${path}`);
    return path;
  }
  throw new Stop('Every week to come has been drafted. Start anew: stop the stack and delete .local.');
}

async function submitted(world: SampleWorld): Promise<string> {
  for (;;) {
    const path = await someWeek(world);
    const taken = await world.api.post(`${path}/submit`, { runId: randomUUID() }).catch(refused);
    world.simulation.tell(`${taken ? 'Submitted' : 'Not fit to be submitted:'} ${path}`);
    if (taken) return path;
  }
}

/** The review can stop a submit: then another week serves as well. */
function refused(error: unknown): undefined {
  if (error instanceof ApiError && error.problem.code === 'submitBlocked') return undefined;
  throw error;
}

function* candidates(persons: readonly string[]): Generator<string> {
  const now: WeekId = weekOfInstant(Date.now(), 'UTC');
  for (let ahead = 1; ahead <= weeksAhead; ahead += 1)
    for (const person of persons) yield `users/${person}/weeks/${addWeeks(now, ahead)}`;
}
