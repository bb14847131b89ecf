import { describe, expect, test } from '@jest/globals';
import { check } from '../../../functions/http/body.ts';
import { anyMessage, orgRunMessage, runMessage } from '../../../functions/schemas/messages.ts';
import { orgRunRequest } from '../../../functions/schemas/org-run.ts';
import { faultOf, notRefused, withField, wrongIds } from './checking.ts';

const request = { orgRunId: 'o-1', week: '2026-W47', kind: 'draft', users: ['Ann'] };
const selecting = { ...request, users: undefined, selection: { zone: 'Europe/Berlin', weekday: 4 } };

describe('an org run', () => {
  test('is for everybody, carefully paced and in earnest, unless it says otherwise', () => {
    const { users: _, ...everybody } = request;
    expect(check(orgRunRequest, everybody)).toEqual({ ...everybody, dryRun: false, rate: 50 });
  });

  test('takes each user once, without regard to case', () => {
    expect(check(orgRunRequest, { ...request, users: ['Ann', 'bob', 'ANN'] }).users).toEqual(['ann', 'bob']);
  });

  test.each<[string, readonly unknown[]]>([
    ['orgRunId', [...wrongIds, undefined]],
    ['kind', ['submit', '', 1, null, undefined]],
    ['dryRun', ['yes', 1, null]],
    ['rate', [0, 501, 1.5, '50', null]],
    ['users', [[], 'ann', null, Array(5_001).fill('a')]],
    ['users[0]', wrongIds],
  ])('is refused for its %s', (field, values) => {
    expect(notRefused(orgRunRequest, request, field, values)).toEqual([]);
    expect(faultOf(orgRunRequest, request)).toBeUndefined();
  });

  test.each<[string, readonly unknown[]]>([
    ['selection.zone', ['Berlin', '', 1, null, undefined]],
    ['selection.weekday', [-1, 7, 1.5, '4', null, undefined]],
  ])('is refused for its %s', (field, values) => {
    const { users: _, ...selected } = selecting;
    expect(notRefused(orgRunRequest, selected, field, values)).toEqual([]);
    expect(faultOf(orgRunRequest, selected)).toBeUndefined();
  });

  test('lists people or selects them, and not both', () => {
    const both = { ...request, selection: selecting.selection };
    expect(faultOf(orgRunRequest, both)).toEqual({ code: 'fieldInvalid', field: 'selection' });
  });

  test('has no field of ours that a client could set', () => {
    for (const field of ['tenantId', 'startedBy', 'state'])
      expect(faultOf(orgRunRequest, withField(request, field, 'x'))).toMatchObject({ code: 'fieldUnknown' });
  });
});

describe('messages', () => {
  const run = {
    ...{ schemaVersion: 1, tenantId: 't', orgRunId: 'o', userId: 'u' },
    ...{ page: 0, index: 0, generation: 0, attempt: 1 },
  };

  test('are understood as they are sent', () => {
    expect(runMessage.safeParse(run).success).toBe(true);
    expect(orgRunMessage.safeParse({ schemaVersion: 1, tenantId: 't', orgRunId: 'o' }).success).toBe(true);
  });

  test.each(Object.keys(run))('are not understood without their %s', field => {
    expect(runMessage.safeParse(withField(run, field, undefined)).success).toBe(false);
  });

  test('that went wrong tell at least whose they were', () => {
    const odd = { ...run, userId: 'no id', page: 'x', title: 'secret' };
    expect(anyMessage.parse(odd)).toEqual({ tenantId: 't', orgRunId: 'o' });
    expect(anyMessage.safeParse('x').success).toBe(false);
  });
});
