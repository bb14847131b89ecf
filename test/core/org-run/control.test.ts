import { describe, expect, test } from '@jest/globals';
import { type Control, control } from '../../../core/org-run/control.ts';
import type { OrgRun, OrgRunState } from '../../../core/org-run/org-run.ts';
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
