import { describe, expect, test } from '@jest/globals';
import {
  correctionRequest,
  previewRequest,
  runRequest,
  statusRequest,
  undoRequest,
} from '../../../functions/schemas/week-requests.ts';
import {
  faultOf,
  notRefused,
  withField,
  wrongDates,
  wrongIds,
  wrongMinutes,
  wrongTexts,
} from './checking.ts';

const add = { op: 'add', date: '2026-11-16', minutes: 30, projectId: 'apollo', description: 'x' };
const change = { op: 'change', entryId: 'entry:2026-W47:r:0', minutes: 30 };
const remove = { op: 'delete', entryId: 'entry:2026-W47:r:0' };
const correction = { runId: 'r-1', expectedVersion: 3, changes: [add, change, remove] };

describe('accepted is', () => {
  test('every kind of request', () => {
    expect(faultOf(correctionRequest, correction)).toBeUndefined();
    expect(faultOf(statusRequest, { runId: 'r' })).toBeUndefined();
    expect(faultOf(undoRequest, { runId: 'r', undoRunId: 'q' })).toBeUndefined();
    for (const kind of ['draft', 'redraft'])
      expect(faultOf(runRequest, { runId: 'r', kind })).toBeUndefined();
    for (const preview of [{}, { kind: 'redraft' }, { changes: [add] }])
      expect(faultOf(previewRequest, preview)).toBeUndefined();
  });

  test('what lies on the bounds', () => {
    for (const minutes of [1, 1440, 1e2])
      expect(
        faultOf(correctionRequest, withField(correction, 'changes[0].minutes', minutes)),
      ).toBeUndefined();
    const long = 'ä'.repeat(100);
    expect(faultOf(correctionRequest, withField(correction, 'changes[0].description', long))).toBeUndefined();
    expect(faultOf(correctionRequest, withField(correction, 'changes[0].description', ''))).toBeUndefined();
    const many = { runId: 'r', changes: Array(500).fill(remove) };
    expect(faultOf(correctionRequest, many)).toBeUndefined();
  });
});

/** An empty one is no fault: it takes away what is there. */
const wrongComments = [...wrongTexts.filter(text => text !== ''), 'x'.repeat(101)];

describe('a correction is refused, with the field', () => {
  test.each<[string, readonly unknown[]]>([
    ['runId', [...wrongIds, undefined]],
    ['expectedVersion', [-1, 1.5, '3', null]],
    ['changes', [[], 'all', {}, null, undefined, Array(501).fill(remove)]],
    ['changes[0].minutes', [...wrongMinutes(1), undefined]],
    ['changes[0].date', [...wrongDates, undefined]],
    ['changes[0].projectId', wrongIds],
    ['changes[0].taskId', wrongIds],
    ['changes[0].type', ['holiday', 1, null]],
    ['changes[0].description', wrongComments],
    ['changes[0].externalComment', wrongComments],
    ['changes[0].op', ['split', 'ADD', 1, null, undefined]],
    ['changes[1].minutes', wrongMinutes(1)],
    ['changes[1].entryId', ['', 1, null, undefined, 'x'.repeat(121), '\ud800', 'a b']],
    ['changes[2].entryId', ['', 1, null, undefined, 'x'.repeat(121), '\ud800', 'a b']],
    ['changes[1]', ['x', 1, null, []]],
  ])('%s', (field, values) => {
    expect(notRefused(correctionRequest, correction, field, values)).toEqual([]);
  });

  test.each([
    'tenantId',
    'userId',
    'status',
    'changes[0].owner',
    'changes[0].status',
    'changes[2].minutes',
    'changes[1].evidence',
  ])('%s is no field of it', field => {
    expect(faultOf(correctionRequest, withField(correction, field, 'x'))).toEqual({
      code: 'fieldUnknown',
      field,
    });
  });
});

test('the other requests are refused, with the field', () => {
  const refused = (field: string) => ({ code: 'fieldInvalid', field });
  expect(faultOf(runRequest, { runId: 'r', kind: 'submit' })).toEqual(refused('kind'));
  expect(faultOf(runRequest, { kind: 'draft' })).toEqual(refused('runId'));
  expect(faultOf(statusRequest, {})).toEqual(refused('runId'));
  expect(faultOf(undoRequest, { runId: 'r' })).toEqual(refused('undoRunId'));
  expect(faultOf(undoRequest, { runId: 'r', undoRunId: '../x' })).toEqual(refused('undoRunId'));
  expect(faultOf(previewRequest, { changes: [] })).toEqual(refused('changes'));
  expect(faultOf(previewRequest, { runId: 'r' })).toEqual({ code: 'fieldUnknown', field: 'runId' });
});
