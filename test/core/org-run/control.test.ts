import { describe, expect, test } from '@jest/globals';
import { control, controlOnce } from '../../../core/org-run/control.ts';
import type { Control, OrgRun, OrgRunState } from '../../../core/org-run/org-run.ts';
import { anOrgRun, nowMs } from './building.ts';

const changed = (action: Control, run: OrgRun): OrgRun => {
  const controlled = control(action, run, nowMs, 7);
  if (controlled.kind !== 'changed') throw new Error(`${action}: ${controlled.kind}`);
  return controlled.run;
};

describe('what a control action makes of each state', () => {
  test.each<[Control, OrgRunState, OrgRunState | 'same' | 'rejected']>([
    ['pause', 'running', 'paused'],
    ['pause', 'paused', 'same'],
    ['pause', 'cancelling', 'rejected'],
    ['pause', 'cancelled', 'rejected'],
    ['pause', 'completed', 'rejected'],
    ['resume', 'paused', 'running'],
    ['resume', 'running', 'same'],
    ['resume', 'cancelled', 'rejected'],
    ['resume', 'completed', 'rejected'],
    ['cancel', 'running', 'cancelling'],
    ['cancel', 'paused', 'cancelling'],
    ['cancel', 'cancelling', 'same'],
    ['cancel', 'cancelled', 'same'],
    ['cancel', 'completed', 'rejected'],
    ['redrive', 'running', 'running'],
    ['redrive', 'completed', 'same'],
    ['redrive', 'paused', 'rejected'],
    ['redrive', 'cancelled', 'rejected'],
  ])('%s when %s: %s', (action, state, expected) => {
    const controlled = control(action, anOrgRun({ state }), nowMs, 0);
    expect(controlled.kind === 'changed' ? controlled.run.state : controlled.kind).toBe(expected);
  });

  test('a refusal says what there is and what it needs', () => {
    const controlled = control('pause', anOrgRun({ state: 'completed' }), nowMs, 0);
    expect(controlled).toMatchObject({
      problem: {
        code: 'orgRunStateConflict',
        message: 'The org run is completed; this needs one that is running.',
      },
    });
  });
});

describe('resuming', () => {
  test('sends the open pages again under a new generation, and measures the rate from now', () => {
    const run = changed('resume', anOrgRun({ state: 'paused', open: [3, 4], generation: 1 }));
    expect(run).toMatchObject({
      generation: 2,
      resend: { pages: [3, 4], dead: false },
      measuredFrom: { atMs: nowMs, finished: 7 },
    });
  });

  test('a re-drive that a pause has interrupted goes on with the dead letters', () => {
    const interrupted = anOrgRun({ state: 'paused', open: [1, 2], resend: { pages: [2], dead: true } });
    expect(changed('resume', interrupted).resend).toEqual({ pages: [1, 2], dead: true });
  });

  test('with nothing open sends nothing again', () => {
    expect(changed('resume', anOrgRun({ state: 'paused' }))).not.toHaveProperty('resend');
  });
});

test('re-driving opens the pages with dead letters and forgets that the run had ended', () => {
  const failures = [
    { page: 0, userId: 'a', code: 'consentMissing' },
    { page: 2, userId: 'b', code: 'storeUnavailable' },
  ] as const;
  const dead = { p2: { counts: { storeUnavailable: 1 }, letters: 1 } };
  const ended = anOrgRun({ state: 'completed', endedAt: 'then', dead, failures: [...failures] });
  const run = changed('redrive', ended);
  expect(run).toMatchObject({ state: 'running', open: [2], dead: {}, failures: [failures[0]] });
  expect(run.resend).toEqual({ pages: [2], dead: true });
  expect(run).not.toHaveProperty('endedAt');
});

describe('what is asked under an id', () => {
  const once = (action: Control, runId: string | undefined, run: OrgRun): OrgRun => {
    const asked = { action, ...(runId !== undefined && { runId }) };
    const controlled = controlOnce(asked, run, nowMs, 7);
    if (controlled.kind === 'rejected') throw new Error(controlled.problem.code);
    return controlled.kind === 'changed' ? controlled.run : run;
  };
  const running = () => anOrgRun({ state: 'running' });

  test('is not done again by a repetition that comes after the opposite; control: without an id, or under another, it is', () => {
    const resumed = once('resume', 'b', once('pause', 'a', running()));
    expect(resumed.state).toBe('running');
    expect(once('pause', 'a', resumed)).toBe(resumed);
    expect(once('pause', undefined, resumed).state).toBe('paused');
    expect(once('pause', 'c', resumed).state).toBe('paused');
  });

  test('is remembered even when it was so already', () => {
    const paused = once('pause', 'b', once('pause', 'a', running()));
    const resumed = once('resume', 'c', paused);
    expect(once('pause', 'b', resumed).state).toBe('running');
  });

  test('may share its id with another action', () => {
    const resumed = once('resume', 'a', once('pause', 'a', running()));
    expect(resumed).toMatchObject({
      state: 'running',
      steered: [
        { action: 'pause', runId: 'a' },
        { action: 'resume', runId: 'a' },
      ],
    });
  });

  test('is not remembered when it was rejected', () => {
    const completed = anOrgRun({ state: 'completed' });
    expect(controlOnce({ action: 'pause', runId: 'a' }, completed, nowMs, 0).kind).toBe('rejected');
    expect(once('cancel', 'x', running()).steered).toHaveLength(1);
  });

  test('without an id leaves no trace; under ids, the last 20 do', () => {
    expect(once('pause', undefined, running())).not.toHaveProperty('steered');
    let run = running();
    for (let turn = 1; turn <= 21; turn += 1) run = once(turn % 2 ? 'pause' : 'resume', `t-${turn}`, run);
    expect(run.steered?.map(({ runId }) => runId)).toEqual(
      Array.from({ length: 20 }, (_, i) => `t-${i + 2}`),
    );
  });
});
