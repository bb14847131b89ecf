import { describe, expect, test } from '@jest/globals';
import type { Evidence } from '../../core/entry.ts';
import type { Change } from '../../core/intent.ts';
import { lessonsOf } from '../../core/lessons.ts';
import type { LearnedRule } from '../../core/profile.ts';
import { aDraftedEntry, aHead, anEntry, aProfile, aSituation, monday, tuesday } from './builders.ts';
import { anEvent, at } from './plan/sources.ts';

const evidence = (source: Evidence['source'], ...citations: string[]): Evidence => ({
  ...{ source, confidence: 0.8, citations, reason: 'Because.' },
});
const met = aDraftedEntry({ id: 'met', minutes: 150, evidence: evidence('calendar', 'steering', 'review') });
const usual = aDraftedEntry({
  id: 'usual',
  date: tuesday,
  taskId: 'build',
  evidence: evidence('habit', 'week:2026-W46'),
});
const booked = aDraftedEntry({ id: 'booked', date: tuesday });
const own = anEntry({ id: 'own', projectId: 'borealis' });
const events = [
  anEvent({ id: 'steering', title: 'Steering', startsAtMs: at(monday, 9), endsAtMs: at(monday, 10) }),
  anEvent({ id: 'review', title: 'Review', startsAtMs: at(monday, 11), endsAtMs: at(monday, 12.5) }),
  anEvent({ id: 'other', title: 'Lunch' }),
];

function lessons(changes: Change[], rules: LearnedRule[] = []) {
  const head = aHead([met, usual, booked, own]);
  return lessonsOf(aSituation({ head, events, profile: aProfile({ rules }) }), changes);
}
const toBorealis = { projectId: 'borealis' };

describe('what a correction could teach', () => {
  test('of a whole line from the calendar: each event that it rests on', () => {
    expect(lessons([{ op: 'change', entryId: 'met', ...toBorealis }])).toEqual([
      { trait: 'title', value: 'Steering', ...toBorealis },
      { trait: 'title', value: 'Review', ...toBorealis },
    ]);
  });

  test.each<[string, Change[]]>([
    [
      'goes to a line that is there',
      [
        { op: 'change', entryId: 'met', minutes: 60 },
        { op: 'change', entryId: 'own', minutes: 150 },
      ],
    ],
    [
      'becomes a new line',
      [
        { op: 'change', entryId: 'met', minutes: 60 },
        { op: 'add', date: monday, minutes: 90, ...toBorealis },
      ],
    ],
  ])('of a part of one that %s: the event that took so long', (_, changes) => {
    expect(lessons(changes)).toEqual([{ trait: 'title', value: 'Review', ...toBorealis }]);
  });

  test('of a line that is deleted and entered again elsewhere: the same as moving it', () => {
    const changes: Change[] = [
      { op: 'delete', entryId: 'met' },
      { op: 'add', date: monday, minutes: 150, ...toBorealis },
    ];
    expect(lessons(changes).map(({ value }) => value)).toEqual(['Steering', 'Review']);
  });

  test('of a line from earlier weeks: where that project or task belongs', () => {
    expect(lessons([{ op: 'change', entryId: 'usual', ...toBorealis }])).toEqual([
      { trait: 'habit', value: 'apollo|build', ...toBorealis },
    ]);
    expect(lessons([{ op: 'change', entryId: 'usual', taskId: 'test' }])).toEqual([
      { trait: 'habit', value: 'apollo|build', projectId: 'apollo', taskId: 'test' },
    ]);
  });

  test.each<[string, Change[]]>([
    ['hours only', [{ op: 'change', entryId: 'met', minutes: 60 }]],
    ['another day', [{ op: 'change', entryId: 'met', date: tuesday }]],
    ['a line that was booked', [{ op: 'change', entryId: 'booked', ...toBorealis }]],
    ["a line of the person's own", [{ op: 'change', entryId: 'own', projectId: 'apollo' }]],
    ['what becomes leave', [{ op: 'change', entryId: 'met', type: 'vacation' }]],
    [
      'a part that no event took',
      [
        { op: 'change', entryId: 'met', minutes: 130 },
        { op: 'add', date: monday, minutes: 20, ...toBorealis },
      ],
    ],
    [
      'a part of what is repeated',
      [
        { op: 'change', entryId: 'usual', minutes: 30 },
        { op: 'add', date: tuesday, minutes: 30, ...toBorealis },
      ],
    ],
    [
      'hours that two lines could have got',
      [
        { op: 'change', entryId: 'met', minutes: 60 },
        { op: 'add', date: monday, minutes: 90, ...toBorealis },
        { op: 'add', date: monday, minutes: 90, projectId: 'closed' },
      ],
    ],
    ['a line that is not there any more', [{ op: 'change', entryId: 'gone', ...toBorealis }]],
  ])('of %s: nothing', (_, changes) => {
    expect(lessons(changes)).toEqual([]);
  });

  test('is not asked about when it is known; a rule that has led to the wrong project is', () => {
    const change: Change[] = [{ op: 'change', entryId: 'usual', ...toBorealis }];
    const rule = { id: 'r', trait: 'habit' as const, value: 'Apollo|build' };
    expect(lessons(change, [{ ...rule, ...toBorealis }])).toEqual([]);
    expect(lessons(change, [{ ...rule, projectId: 'apollo' }])).toHaveLength(1);
  });
});
