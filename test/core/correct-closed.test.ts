import { describe, expect, test } from '@jest/globals';
import {
  aHead,
  anEntry,
  aPolicy,
  aSituation,
  correcting,
  decided,
  monday,
  refused,
  tuesday,
} from './builders.ts';

const entries = [anEntry({ id: 'closed' }), anEntry({ id: 'open', date: tuesday })];
const situation = aSituation({ head: aHead(entries), policy: aPolicy({ closedThrough: monday }) });

const shorten = (entryId: string) => ({ op: 'change', entryId, minutes: 30 }) as const;

describe('the part of a correction that meets a closed day', () => {
  test('is left out and listed, and the rest goes through', () => {
    const { head, outcome } = decided(correcting(shorten('closed'), shorten('open')), situation);

    expect(head.entries.map(({ id, minutes }) => [id, minutes])).toEqual([
      ['closed', 60],
      ['open', 30],
    ]);
    expect(outcome.skipped).toEqual([
      { code: 'periodClosed', message: expect.any(String), date: monday, entryId: 'closed' },
    ]);
  });

  test.each([
    [{ op: 'delete', entryId: 'closed' } as const],
    [{ op: 'change', entryId: 'closed', date: tuesday } as const],
    [{ op: 'change', entryId: 'open', date: monday } as const],
    [{ op: 'add', date: monday, minutes: 30, projectId: 'apollo' } as const],
  ])('whether it takes away, moves or brings: %j', change => {
    const { head, outcome } = decided(correcting(change, shorten('open')), situation);

    expect(head.entries.filter(({ date }) => date === monday)).toEqual([entries[0]]);
    expect(outcome.skipped).toHaveLength(1);
  });

  test('an entry that was never there is listed without an id', () => {
    const add = { op: 'add', date: monday, minutes: 30, projectId: 'apollo' } as const;

    const { outcome } = decided(correcting(add, shorten('open')), situation);

    expect(outcome.skipped[0]).not.toHaveProperty('entryId');
    expect(outcome.skipped[0]).toMatchObject({ date: monday, code: 'periodClosed' });
  });

  test('when it is all of it, the correction is refused', () => {
    expect(refused(correcting(shorten('closed')), situation)).toMatchObject({ code: 'periodClosed' });
    expect(decided(correcting(shorten('open')), situation).outcome.skipped).toEqual([]);
  });
});

describe('time of one project that is closed', () => {
  const policy = aPolicy({ closedPeriods: [{ from: monday, to: tuesday, projectId: 'apollo' }] });

  test('can neither be left nor entered; other projects can', () => {
    const head = aHead([anEntry({ id: 'apollo' }), anEntry({ id: 'borealis', projectId: 'borealis' })]);
    const to = (entryId: string, projectId: string) => ({ op: 'change', entryId, projectId }) as const;

    const { outcome, head: after } = decided(
      correcting(to('apollo', 'borealis'), to('borealis', 'apollo'), shorten('borealis')),
      aSituation({ head, policy }),
    );

    expect(outcome.skipped.map(({ entryId }) => entryId)).toEqual(['apollo', 'borealis']);
    expect(after.entries.map(({ id, projectId, minutes }) => [id, projectId, minutes])).toEqual([
      ['apollo', 'apollo', 60],
      ['borealis', 'borealis', 30],
    ]);
  });
});

describe('a week that is not open', () => {
  test.each(['submitted', 'approved', 'recallRequested'] as const)('%s takes no corrections', status => {
    const head = aHead(entries, { status });

    expect(refused(correcting(shorten('open')), aSituation({ head }))).toMatchObject({ code: 'weekNotOpen' });
  });

  test.each(['draft', 'returned'] as const)('control: %s does', status => {
    const head = aHead(entries, { status });

    expect(decided(correcting(shorten('open')), aSituation({ head })).head.status).toBe(status);
  });

  test('one entry that is read-only is left, and the others are corrected', () => {
    const head = aHead([anEntry({ id: 'approved', status: 'approved' }), anEntry({ id: 'open' })]);

    const { outcome } = decided(correcting(shorten('approved'), shorten('open')), aSituation({ head }));

    expect(outcome.skipped).toMatchObject([{ code: 'weekNotOpen', entryId: 'approved' }]);
    expect(outcome.operations.patch).toBe(1);
  });
});
