import { type Problem, problem } from '../errors.ts';
import type { Control, OrgRun } from './org-run.ts';

/** What a control action makes of an org run. `same`: it was so already, which is no fault. */
export type Controlled =
  | { kind: 'changed'; run: OrgRun }
  | { kind: 'same' }
  | { kind: 'rejected'; problem: Problem };

/** Longer than a run that has begun can take: its attempts begin within 5 s, and the last may take 8 s more. */
const cancelGraceMs = 15_000;

const rememberedMax = 20;

/**
 * Does what is asked once under an id: a repetition that arrives after somebody has steered the other way changes nothing.
 * The last 20 ids are remembered, each for its own action.
 */
export function controlOnce(
  { action, runId }: { action: Control; runId?: string },
  run: OrgRun,
  nowMs: number,
  finished: number,
): Controlled {
  const { steered = [] } = run;
  if (steered.some(each => each.action === action && each.runId === runId)) return { kind: 'same' };
  const controlled = control(action, run, nowMs, finished);
  if (runId === undefined || controlled.kind === 'rejected') return controlled;
  const after = controlled.kind === 'changed' ? controlled.run : run;
  const remembered = [...steered, { action, runId }].slice(-rememberedMax);
  return { kind: 'changed', run: { ...after, steered: remembered } };
}

export function control(action: Control, run: OrgRun, nowMs: number, finished: number): Controlled {
  const measuredFrom = { atMs: nowMs, finished };
  switch (action) {
    case 'pause':
      return step(run, { running: { ...run, state: 'paused' } }, 'paused');
    case 'resume':
      return step(
        run,
        { paused: { ...sentAgain(run, run.resend?.dead ?? false), state: 'running', measuredFrom } },
        'running',
      );
    case 'cancel': {
      const cancelling: OrgRun = { ...run, state: 'cancelling', closesAtMs: nowMs + cancelGraceMs };
      return step(run, { running: cancelling, paused: cancelling }, 'cancelling', 'cancelled');
    }
    case 'redrive': {
      const nothingDead = Object.keys(run.dead).length === 0;
      if (run.state === 'completed' && nothingDead) return { kind: 'same' };
      const { endedAt: _, ...running } = redriven(run);
      const next: OrgRun = { ...running, state: 'running', measuredFrom };
      return step(run, { running: next, completed: next });
    }
  }
}

function step(
  run: OrgRun,
  next: Partial<Record<OrgRun['state'], OrgRun>>,
  ...same: OrgRun['state'][]
): Controlled {
  if (same.includes(run.state)) return { kind: 'same' };
  const changed = next[run.state];
  if (changed) return { kind: 'changed', run: changed };
  const message = `The org run is ${run.state}; this needs one that is ${Object.keys(next).join(' or ')}.`;
  return { kind: 'rejected', problem: problem('orgRunStateConflict', { message }) };
}

/** All who wait on pages that have gone out are to be sent again; messages that are still on their way become void. */
export function sentAgain(run: OrgRun, dead = false): OrgRun {
  const { resend: _, ...rest } = run;
  const generation = run.generation + 1;
  if (run.open.length === 0) return { ...rest, generation };
  return { ...rest, generation, resend: { pages: run.open, dead } };
}

/** Opens the pages with dead letters again, and has these sent too. */
function redriven(run: OrgRun): OrgRun {
  const reopened = Object.keys(run.dead).map(key => Number(key.slice(1)));
  const open = [...run.open, ...reopened].sort((a, b) => a - b);
  const failures = run.failures.filter(({ page }) => !reopened.includes(page));
  return sentAgain({ ...run, open, dead: {}, failures }, true);
}
