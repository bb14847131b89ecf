import { describe, expect, test } from '@jest/globals';
import { viewOrgRun } from '../../../core/org-run/view.ts';
import { anOrgRun, aPage, committed, deadLetter, nowMs } from './building.ts';

describe('the view of an org run', () => {
  test('counts settled and open pages together', () => {
    const run = anOrgRun({ open: [1], enqueued: 5, counts: { committed: 2 } });
    const view = viewOrgRun(run, [aPage(1, committed, deadLetter, undefined)], nowMs);
    expect(view.results).toEqual({ committed: 3, storeUnavailable: 1 });
    expect(view).toMatchObject({ deadLetters: 1, users: { sent: 5, finished: 4 } });
    expect(view.failures).toEqual([{ userId: 'user-1-1', code: 'storeUnavailable' }]);
  });

  test('goes by the count of the start until everybody has been found', () => {
    const enumerating = anOrgRun({ expected: 10, enqueued: 4, counts: { committed: 3 } });
    expect(viewOrgRun(enumerating, [], nowMs)).toMatchObject({
      state: 'enumerating',
      users: { total: 10, totalIsFinal: false },
      percent: 30,
    });
    const found = viewOrgRun({ ...enumerating, enumerated: true }, [], nowMs);
    expect(found).toMatchObject({
      state: 'running',
      users: { total: 4, totalIsFinal: true },
      percent: 75,
    });
  });

  test('measures the rate and tells the end from it', () => {
    const run = anOrgRun({ expected: 100, enqueued: 50, counts: { committed: 40 } });
    const view = viewOrgRun(run, [], nowMs + 10_000);
    expect(view.measuredRate).toBe(4);
    expect(view.estimatedEnd).toBe(new Date(nowMs + 25_000).toISOString());
  });

  test('tells no end before anything is finished, and none of a run that rests', () => {
    expect(viewOrgRun(anOrgRun(), [], nowMs + 10_000)).not.toHaveProperty('estimatedEnd');
    const paused = anOrgRun({ state: 'paused', counts: { committed: 4 } });
    expect(viewOrgRun(paused, [], nowMs + 10_000)).not.toHaveProperty('estimatedEnd');
  });

  test('a run for nobody is done', () => {
    const run = anOrgRun({ expected: 0, enumerated: true, state: 'completed' });
    expect(viewOrgRun(run, [], nowMs)).toMatchObject({ percent: 100, users: { total: 0 } });
  });
});
