import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../core/entry.ts';
import { changedWeek } from '../../../core/summary/changed.ts';
import { aHead, anEntry, aSituation, friday, monday } from '../builders.ts';

const changed = (before: Entry[], after: Entry[]) =>
  changedWeek(aSituation({ head: aHead(before) }), aHead(after), { findings: [], skipped: [] });
const lines = (before: Entry[], after: Entry[]) =>
  changed(before, after).days.map(({ date, lines: of }) => ({ date, of }));

describe('what would change', () => {
  test('is told line by line, with what was and what will be', () => {
    const after = [anEntry({ minutes: 90, externalComment: 'Called' }), anEntry({ id: 'new', date: friday })];
    expect(lines([anEntry()], after)).toEqual([
      { date: monday, of: [{ title: 'Apollo', beforeMinutes: 60, afterMinutes: 90, comment: 'Called' }] },
      { date: friday, of: [{ title: 'Apollo', afterMinutes: 60 }] },
    ]);
    expect(lines([anEntry()], [])).toEqual([{ date: monday, of: [{ title: 'Apollo', beforeMinutes: 60 }] }]);
  });

  test('is told of both days when a line goes from one to the other', () => {
    const { days, beforeMinutes, afterMinutes } = changed([anEntry()], [anEntry({ date: friday })]);
    expect(days.map(day => [day.date, day.beforeMinutes, day.afterMinutes])).toEqual([
      [monday, 60, 0],
      [friday, 0, 60],
    ]);
    expect([beforeMinutes, afterMinutes]).toEqual([60, 60]);
  });

  test('says where a line goes that keeps its hours', () => {
    const [day] = lines([anEntry()], [anEntry({ projectId: 'borealis' })]);
    expect(day?.of).toEqual([{ title: 'Apollo', newTitle: 'Borealis', beforeMinutes: 60, afterMinutes: 60 }]);
  });

  test('is nothing to its reader when a line is taken away and put back, or only becomes theirs', () => {
    expect(lines([anEntry()], [anEntry({ id: 'again' })])).toEqual([]);
    expect(lines([anEntry({ owner: 'agent' })], [anEntry({ status: 'submitted' })])).toEqual([]);
    // The control: what is put back differs.
    expect(lines([anEntry()], [anEntry({ id: 'again', minutes: 30 })])).toHaveLength(1);
  });

  test('does not pass over a comment that goes, unless it was nothing but the name', () => {
    const said = anEntry({ externalComment: 'Called the customer' });
    expect(lines([said], [anEntry({ id: 'again' })])[0]?.of).toMatchObject([{ comment: '' }]);
    expect(lines([anEntry({ externalComment: 'Apollo' })], [anEntry({ id: 'again' })])).toEqual([]);
  });

  test('has the findings of the days that change and of the week, with the line that each is about', () => {
    const findings = [
      { code: 'weeklyMaximum', severity: 'block', message: 'Too much.' },
      { code: 'missingHours', severity: 'warn', message: 'Too little.', date: monday },
      { code: 'weekendWork', severity: 'warn', message: 'Look here.', date: friday, entryId: 'new' },
    ] as const;
    const spoken = (after: Entry[]) =>
      changedWeek(aSituation({ head: aHead([anEntry()]) }), aHead(after), {
        findings: [...findings],
        skipped: [],
      }).findings.map(({ code, date, title }) => [code, date, title]);
    const added = anEntry({ id: 'new', date: friday, taskId: 'build' });
    const week = ['weeklyMaximum', undefined, undefined];
    expect(spoken([anEntry(), added])).toEqual([week, ['weekendWork', friday, 'Apollo · Build']]);
    // Where no line changes, the whole week is what it is about.
    expect(spoken([anEntry()])).toEqual([
      week,
      ['missingHours', monday, undefined],
      ['weekendWork', friday, undefined],
    ]);
  });

  test('says what is left as it is, each sentence once, and what the days are expected to have', () => {
    const skipped = [1, 2].map(() => ({ code: 'periodClosed' as const, message: 'The day is closed.' }));
    const after = aHead([anEntry({ minutes: 90 })]);
    const week = changedWeek(aSituation({ head: aHead([anEntry()]) }), after, { findings: [], skipped });
    expect(week).toMatchObject({ left: ['The day is closed.'], expectedMinutes: 2400, version: 1 });
    expect(week.days).toMatchObject([{ date: monday, expectedMinutes: 480 }]);
  });
});
