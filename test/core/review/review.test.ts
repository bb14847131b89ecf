import { describe, expect, test } from '@jest/globals';
import { reviewWeek } from '../../../core/review/review.ts';
import { aHead, anEntry, aPolicy, aSituation, correcting, decided, monday, refused } from '../builders.ts';
import { findingsOf, weekOf, worked, workingWeek } from './reviewing.ts';

describe('a review', () => {
  test('puts the gravest first, then goes by day', () => {
    const head = weekOf(...worked(700, workingWeek[1]), ...worked(700, monday));

    const found = reviewWeek({ ...aSituation(), head });

    expect(found.map(({ severity, date, code }) => [severity, date, code]).slice(0, 3)).toEqual([
      ['block', monday, 'dailyMaximum'],
      ['block', workingWeek[1], 'dailyMaximum'],
      ['warn', workingWeek[2], 'missingHours'],
    ]);
  });

  test('has a rule as grave as the tenant wants it, or not at all', () => {
    const head = weekOf(...worked(700, monday));

    expect(findingsOf('dailyMaximum', { head }, { severity: 'info' })).toMatchObject([{ severity: 'info' }]);
    expect(findingsOf('dailyMaximum', { head }, { severity: 'off' })).toEqual([]);
  });

  test('finds nothing in a clean week', () => {
    const head = weekOf(...worked(480, ...workingWeek));

    expect(reviewWeek({ ...aSituation(), head })).toEqual([]);
  });
});

describe('a finding that blocks', () => {
  const head = aHead([anEntry({ projectId: 'closed' })]);

  test('stops a submit, and says what to put right', () => {
    expect(refused({ kind: 'submit' }, aSituation({ head }))).toMatchObject({
      code: 'submitBlocked',
      message: `${monday}: The project takes no time on this day. Move the time.`,
      findings: [{ code: 'closedProject', entryId: 'entry-1' }],
    });
  });

  test('says how many more there are', () => {
    const two = aHead([anEntry({ projectId: 'closed' }), anEntry({ id: 'entry-2', projectId: 'gone' })]);

    expect(refused({ kind: 'submit' }, aSituation({ head: two })).message).toMatch(/And 1 more\.$/);
  });

  test('does not stop drafts and corrections, which list it', () => {
    const codes = [{ kind: 'draft' as const }, correcting({ op: 'delete', entryId: 'entry-2' })].map(
      intent =>
        decided(
          intent,
          aSituation({ head: aHead([anEntry({ projectId: 'closed' }), anEntry({ id: 'entry-2' })]) }),
        ).outcome.findings[0]?.code,
    );

    expect(codes).toEqual(['closedProject', 'closedProject']);
  });

  test('control: as a warning it stops nothing', () => {
    const policy = aPolicy({ rules: { closedProject: { severity: 'warn' } } });

    expect(decided({ kind: 'submit' }, aSituation({ head, policy })).outcome).toMatchObject({
      status: 'submitted',
      findings: expect.arrayContaining([expect.objectContaining({ code: 'closedProject' })]),
    });
  });
});
