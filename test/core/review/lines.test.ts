import { describe, expect, test } from '@jest/globals';
import type { Evidence } from '../../../core/entry.ts';
import { monday, tuesday } from '../builders.ts';
import { findingsOf, weekOf } from './reviewing.ts';

describe('two lines for the same day, project and task', () => {
  test('are reported at the second one', () => {
    const head = weekOf({ taskId: 'build' }, { taskId: 'build' });

    expect(findingsOf('duplicateLine', { head })).toMatchObject([{ date: monday, entryId: 'entry-2' }]);
  });

  test('are two lines when task, day or type differ', () => {
    const head = weekOf(
      { taskId: 'build' },
      { taskId: 'test' },
      { taskId: 'build', date: tuesday },
      { taskId: 'build', type: 'travel' },
    );

    expect(findingsOf('duplicateLine', { head })).toEqual([]);
  });
});

describe('lines that rest on one meeting', () => {
  const meeting = {
    id: 'event-1',
    title: 'Review',
    startsAtMs: Date.parse('2026-11-16T10:00:00+01:00'),
    endsAtMs: Date.parse('2026-11-16T11:00:00+01:00'),
  };
  const on = (...citations: string[]): { evidence: Evidence } => ({
    evidence: { source: 'calendar', confidence: 0.9, citations, reason: 'Met.' },
  });

  test('are reported when together they hold more than it lasted', () => {
    const head = weekOf({ minutes: 31, ...on('event-1') }, { minutes: 30, ...on('event-1') });

    expect(findingsOf('overlap', { head, events: [meeting] })).toMatchObject([
      { date: monday, entryId: 'entry-2', message: expect.stringContaining('1:00 and hold 1:01') },
    ]);
  });

  test('may share it', () => {
    const head = weekOf({ minutes: 30, ...on('event-1') }, { minutes: 30, ...on('event-1') });

    expect(findingsOf('overlap', { head, events: [meeting] })).toEqual([]);
  });

  test('prove nothing when they have other reasons too', () => {
    const both = on('event-1', 'booking-1');
    const head = weekOf({ minutes: 60, ...both }, { minutes: 60, ...both });

    expect(findingsOf('overlap', { head, events: [meeting] })).toEqual([]);
  });
});
