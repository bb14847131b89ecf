import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../core/canonical.ts';
import type { Entry } from '../../core/entry.ts';
import {
  applyOps,
  bodyOf,
  diffEntries,
  type EntryBody,
  inverse,
  type Op,
  opSet,
  opsMax,
  opTarget,
} from '../../core/opset.ts';
import { anySituation } from './arbitraries.ts';
import { aDraftedEntry, anEntry, tuesday } from './builders.ts';
import { thorough } from './thorough.ts';

const body = (rest: Partial<Entry> = {}) => bodyOf(anEntry(rest));

describe('diffEntries', () => {
  test('equal weeks differ in nothing, whatever the order of their fields', () => {
    const entry = aDraftedEntry();
    const reversed = Object.fromEntries(Object.entries(bodyOf(entry)).reverse()) as typeof entry;

    expect(diffEntries([entry], [reversed])).toEqual([]);
  });

  test('a new entry is created, a missing one deleted', () => {
    expect(diffEntries([], [body()])).toEqual([{ op: 'create', entry: body() }]);
    expect(diffEntries([anEntry()], [])).toEqual([{ op: 'delete', id: 'entry-1' }]);
  });

  test('minutes, status and owner are patched', () => {
    const after = body({ minutes: 30, owner: 'agent', status: 'submitted' });

    expect(diffEntries([anEntry()], [after])).toEqual([
      { op: 'patch', id: 'entry-1', set: { minutes: 30, status: 'submitted', owner: 'agent' } },
    ]);
  });

  test.each([
    { date: tuesday },
    { projectId: 'borealis' },
    { taskId: 'build' },
    { description: 'x' },
    { type: 'travel' },
    { minutes: 30, description: 'x' },
  ] as const)('%j makes it a replacement', change => {
    expect(diffEntries([anEntry()], [body(change)])).toEqual([{ op: 'replace', entry: body(change) }]);
  });

  test('a field that is gone makes it a replacement too', () => {
    expect(diffEntries([anEntry({ description: 'x' })], [body()])).toEqual([
      { op: 'replace', entry: body() },
    ]);
  });

  test('new evidence is a replacement, even if only its confidence changed', () => {
    const before = aDraftedEntry();
    const evidence = {
      source: 'booking',
      confidence: 0.8,
      citations: ['booking-1'],
      reason: 'Booked.',
    } as const;
    const after = { ...bodyOf(before), evidence: { ...evidence, citations: [...evidence.citations] } };

    expect(diffEntries([before], [after])).toEqual([{ op: 'replace', entry: after }]);
  });

  test.each([
    [{ reason: 'Booked twice.' }],
    [{ source: 'assignment' }],
    [{ citations: ['booking-1', 'event-1'] }],
    [{ citations: ['event-1', 'event-2', 'event-3'] }],
  ] as const)('evidence with %j is another', change => {
    const citations = ['event-1', 'event-3', 'event-2'];
    const evidence = { source: 'booking' as const, confidence: 0.75, citations, reason: 'Booked.' };
    const before = aDraftedEntry({ evidence });
    const after = { ...bodyOf(before), evidence: { ...evidence, ...change } };

    expect(diffEntries([before], [after as EntryBody])).toMatchObject([{ op: 'replace' }]);
    expect(diffEntries([before], [bodyOf(structuredClone(before))])).toEqual([]);
  });

  test('evidence that is gone, or there for the first time, makes it a replacement', () => {
    const { evidence: _, ...without } = aDraftedEntry();

    expect(diffEntries([aDraftedEntry()], [bodyOf(without)])).toMatchObject([{ op: 'replace' }]);
    expect(diffEntries([without], [bodyOf(aDraftedEntry())])).toMatchObject([{ op: 'replace' }]);
  });

  test('ops come in the order of entry ids, so that equal changes are equal op sets', () => {
    const after = ['c', 'a', 'b'].map(id => body({ id }));

    const ops = [after, after.toReversed()].map(each => diffEntries([anEntry({ id: 'ab' })], each));

    expect(ops[0]?.map(opTarget)).toEqual(['a', 'ab', 'b', 'c']);
    expect(ops[1]).toEqual(ops[0]);
  });
});

describe('applyOps', () => {
  test('stamps the version on what it writes, and on nothing else', () => {
    const before = [anEntry({ id: 'a' }), anEntry({ id: 'b' }), anEntry({ id: 'c' })];
    const ops: Op[] = [
      { op: 'patch', id: 'a', set: { minutes: 5 } },
      { op: 'replace', entry: body({ id: 'b', description: 'x' }) },
      { op: 'create', entry: body({ id: 'd' }) },
    ];

    const after = applyOps(before, ops, 9);

    expect(after.map(({ id, version }) => [id, version])).toEqual([
      ['a', 9],
      ['b', 9],
      ['c', 1],
      ['d', 9],
    ]);
    expect(after[0]?.minutes).toBe(5);
  });

  test.each([
    [{ op: 'create', entry: body() } as const],
    [{ op: 'replace', entry: body({ id: 'nope' }) } as const],
    [{ op: 'patch', id: 'nope', set: { minutes: 5 } } as const],
    [{ op: 'delete', id: 'nope' } as const],
  ])('refuses an op that does not fit the week: %j', op => {
    expect(() => applyOps([anEntry()], [op], 2)).toThrow(/does not fit entry/);
  });

  test('control: the same ops fit the week that they were made for', () => {
    expect(applyOps([], [{ op: 'create', entry: body() }], 2)).toHaveLength(1);
    expect(applyOps([anEntry()], [{ op: 'delete', id: 'entry-1' }], 2)).toEqual([]);
  });
});

test('the inverse goes back step by step, the last one first', () => {
  const before = [anEntry({ id: 'a' }), anEntry({ id: 'b' })];
  const ops: Op[] = [
    { op: 'delete', id: 'a' },
    { op: 'patch', id: 'b', set: { minutes: 5 } },
    { op: 'create', entry: body({ id: 'c' }) },
  ];

  expect(inverse(before, ops)).toEqual([
    { op: 'delete', id: 'c' },
    { op: 'patch', id: 'b', set: { minutes: 60 } },
    { op: 'create', entry: body({ id: 'a' }) },
  ]);
});

describe('two weeks of anything', () => {
  const anyTwo = fc
    .tuple(anySituation, anySituation)
    .map(([a, b]) => [a.head.entries, b.head.entries] as const);

  test('the ops from one to the other lead there, at most one per entry, and their inverse leads back', () => {
    fc.assert(
      fc.property(anyTwo, ([before, after]) => {
        const ops = diffEntries(before, after.map(bodyOf));
        const there = applyOps(before, ops, 5);
        const back = applyOps(there, inverse(before, ops), 6);

        expect(new Set(ops.map(opTarget)).size).toBe(ops.length);
        expect(there.map(bodyOf)).toEqual(after.map(bodyOf));
        expect(back.map(bodyOf)).toEqual(before.map(bodyOf));
      }),
      thorough(300),
    );
  });
});

describe('the hash of an op set', () => {
  test('is that of its canonical JSON', () => {
    const ops: Op[] = [{ op: 'create', entry: body() }];

    expect(opSet(ops)).toEqual({ ops, hash: sha256(ops) });
    expect(opSet([]).hash).toBe(sha256([]));
  });

  test('does not depend on the order of fields, but on every value', () => {
    const reversed = Object.fromEntries(Object.entries(body()).reverse()) as ReturnType<typeof body>;

    expect(opSet([{ op: 'create', entry: reversed }]).hash).toBe(
      opSet([{ op: 'create', entry: body() }]).hash,
    );
    expect(opSet([{ op: 'create', entry: body({ minutes: 61 }) }]).hash).not.toBe(
      opSet([{ op: 'create', entry: body() }]).hash,
    );
  });
});

test('an op set leaves room in the batch for the run, the head and the outbox', () => {
  expect(opsMax + 3).toBe(100);
});
