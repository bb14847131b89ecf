import { expect, test } from '@jest/globals';
import { bodyOf } from '../../core/opset.ts';
import { countOps } from '../../core/outcome.ts';
import { anEntry } from './builders.ts';

test('operations are counted by kind, and kinds without any are zero', () => {
  const entry = bodyOf(anEntry());

  const counts = countOps([
    { op: 'create', entry },
    { op: 'create', entry: { ...entry, id: 'entry-2' } },
    { op: 'patch', id: 'entry-3', set: { minutes: 30 } },
  ]);

  expect(counts).toEqual({ create: 2, replace: 0, patch: 1, delete: 0 });
  expect(countOps([])).toEqual({ create: 0, replace: 0, patch: 0, delete: 0 });
});
