import { describe, expect, test } from '@jest/globals';
import type { CalendarEvent } from '../../../core/sources.ts';
import { aDraftedEntry, aHead, anEntry, monday, tuesday } from '../builders.ts';
import { findingsOf, weekOf, worked } from './reviewing.ts';

const berlin = (text: string) => Date.parse(`${text}:00+01:00`);

function meeting(id: string, from: string, to: string): CalendarEvent {
  return { id, title: 'Review', startsAtMs: berlin(from), endsAtMs: berlin(to) };
}

function restingOn(id: string, date: string) {
  const evidence = { source: 'calendar', confidence: 0.9, citations: [id], reason: 'Met.' } as const;
  return aDraftedEntry({ id: `line-${id}`, date, evidence: { ...evidence, citations: [id] } });
}

const late = meeting('late', '2026-11-16T20:00', '2026-11-16T22:00');
const head = aHead([restingOn('late', monday), restingOn('early', tuesday)]);

describe('the rest between two days', () => {
  test('is too short when work ends late and begins early', () => {
    const early = meeting('early', '2026-11-17T08:59', '2026-11-17T10:00');

    expect(findingsOf('minimumRest', { head, events: [late, early] })).toMatchObject([
      { date: monday, severity: 'warn', message: expect.stringContaining('At most 10:59 of rest') },
    ]);
  });

  test('is long enough at eleven hours', () => {
    const early = meeting('early', '2026-11-17T09:00', '2026-11-17T10:00');

    expect(findingsOf('minimumRest', { head, events: [late, early] })).toEqual([]);
  });

  test('is not guessed from meetings that no line rests on', () => {
    const early = meeting('early', '2026-11-17T06:00', '2026-11-17T07:00');
    const own = aHead([anEntry({ id: 'a', date: monday }), anEntry({ id: 'b', date: tuesday })]);

    expect(findingsOf('minimumRest', { head: own, events: [late, early] })).toEqual([]);
  });

  test('is too short after a day of more than thirteen hours, wherever they lay', () => {
    expect(findingsOf('minimumRest', { head: weekOf(...worked(781, monday)) })).toMatchObject([
      { date: monday, message: expect.stringContaining('10:59') },
    ]);
    expect(findingsOf('minimumRest', { head: weekOf(...worked(780, monday)) })).toEqual([]);
  });
});
