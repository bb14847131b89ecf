import { HttpRequest } from '@azure/functions';
import { describe, expect, test } from '@jest/globals';
import { isId, parameters } from '../../../functions/http/parameters.ts';

const at = (params: Record<string, string>, query: Record<string, string> = {}) =>
  new HttpRequest({ method: 'GET', url: 'http://api.test/', params, query });

const notIds = [
  '',
  '-a',
  '.',
  '..',
  '_a',
  'a b',
  'a/b',
  'a%2fb',
  'a?b',
  'a#b',
  'a\\b',
  'ä',
  'a\u0000',
  'a\n',
  'x'.repeat(65),
];
const ids = ['a', '0', 'A-b_c.9', '11111111-2222-3333-4444-555555555555', 'x'.repeat(64)];

describe('an address', () => {
  test.each(ids)('may name the run "%s"', runId => {
    expect(parameters.runId(at({ runId }))).toBe(runId);
    expect(isId(runId)).toBe(true);
  });

  test.each(notIds)('may not name the run %j', runId => {
    expect(() => parameters.runId(at({ runId }))).toThrow('fieldInvalid');
    expect(isId(runId)).toBe(false);
  });

  test.each(notIds)('may not name the user %j', userId => {
    expect(() => parameters.userId(at({ userId }))).toThrow('fieldInvalid');
  });

  test('names a user without regard to case, or nobody', () => {
    expect(parameters.userId(at({ userId: 'ABCDEF' }))).toBe('abcdef');
    expect(parameters.userId(at({ userId: 'ME' }))).toBe('me');
    expect(parameters.userId(at({}))).toBeUndefined();
  });

  test.each(['2026-W47', '2026-W53', '2000-W01', '2099-W53'])('may name the week %s', week => {
    expect(parameters.week(at({ week }))).toBe(week);
  });

  test.each([
    '',
    '2026-W54',
    '2025-W53',
    '2026-W00',
    '2026-w47',
    '2026-47',
    '1999-W52',
    '2100-W01',
    '2026-W47 ',
    '２０２６-W47',
  ])('may not name the week %j', week => {
    expect(() => parameters.week(at({ week }))).toThrow('weekInvalid');
  });

  test.each(notIds)('may not name the org run %j', orgRunId => {
    expect(() => parameters.orgRunId(at({ orgRunId }))).toThrow('fieldInvalid');
  });

  test('names a page by a whole number', () => {
    expect(['0', '7', '999999'].map(page => parameters.page(at({ page })))).toEqual([0, 7, 999_999]);
    for (const page of ['', '-1', '1.5', '1e3', ' 1', '1234567', 'x'])
      expect(() => parameters.page(at({ page }))).toThrow('fieldInvalid');
  });

  test('goes on with a list where the last answer ended', () => {
    expect(parameters.continuation(at({}, { continuation: 'there' }))).toBe('there');
    expect(parameters.continuation(at({}))).toBeUndefined();
    const long = 'x'.repeat(5_000);
    expect(() => parameters.continuation(at({}, { continuation: long }))).toThrow('fieldInvalid');
  });
});
