import { describe, expect, test } from '@jest/globals';
import { roomInWindow } from '../../../core/org-run/org-run.ts';
import { closed, resultsOf, settle, withoutDead } from '../../../core/org-run/settle.ts';
import { anOrgRun, aPage, committed, deadLetter } from './building.ts';

describe('settling', () => {
  test('counts a page once nobody waits on it, and leaves the others open', () => {
    const pages = [aPage(0, committed, { code: 'unchanged' }), aPage(1, committed, undefined)];
    const run = settle(anOrgRun({ open: [0, 1] }), pages);
    expect(run.open).toEqual([1]);
    expect(run.counts).toEqual({ committed: 1, unchanged: 1 });
  });

  test('counts no page twice', () => {
    const pages = [aPage(0, committed)];
    const once = settle(anOrgRun({ open: [0] }), pages);
    expect(settle(once, pages)).toEqual(once);
  });

  test('counts pages with dead letters apart, so that they can be opened again', () => {
    const run = settle(anOrgRun({ open: [0, 1] }), [aPage(0, committed, deadLetter), aPage(1, committed)]);
    expect(run.counts).toEqual({ committed: 1 });
    expect(run.dead).toEqual({ p0: { counts: { committed: 1, storeUnavailable: 1 }, letters: 1 } });
    expect(resultsOf(run, [])).toEqual({ committed: 2, storeUnavailable: 1 });
  });

  test('leaves pages alone whose dead letters are about to be sent again', () => {
    const redriven = anOrgRun({ open: [0, 1], resend: { pages: [1], dead: true } });
    const run = settle(redriven, [aPage(0, committed), aPage(1, deadLetter)]);
    expect(run.open).toEqual([1]);
    expect(run.dead).toEqual({});
  });

  test('keeps the first ten failures with person and code', () => {
    const refused = Array.from({ length: 12 }, () => ({ code: 'consentMissing' }) as const);
    const run = settle(anOrgRun({ open: [0] }), [aPage(0, committed, ...refused)]);
    expect(run.failures).toHaveLength(10);
    expect(run.failures[0]).toEqual({ page: 0, userId: 'user-0-1', code: 'consentMissing' });
  });
});

test('taking dead letters out lets those people wait again, and nobody else', () => {
  expect(withoutDead(aPage(0, committed, deadLetter)).results).toEqual({ u0: committed });
});

test('closing a page says cancelled of whoever waits, and of nobody else', () => {
  expect(closed(aPage(0, committed, undefined)).results).toEqual({
    u0: committed,
    u1: { code: 'cancelled' },
  });
});

test('a window has room for those who have finished', () => {
  expect(roomInWindow([])).toBe(500);
  expect(roomInWindow([aPage(0, committed, undefined, undefined)])).toBe(498);
});
