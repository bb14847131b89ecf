import { describe, expect, test } from '@jest/globals';
import { createRouter } from '../../../local/host/http/routes.ts';
import { parseTemplate } from '../../../local/host/http/template.ts';

const router = (...templates: string[]) =>
  createRouter(
    templates.map(template => ({
      template,
      segments: parseTemplate(template),
      methods: ['GET'],
      target: template,
    })),
  );
const params = (template: string, path: string) => {
  const match = router(template)('GET', path);
  return match.kind === 'found' ? match.params : match.kind;
};

describe('a template takes', () => {
  test.each([
    ['api/weeks', '/API/Weeks/', {}],
    ['api/weeks/{week}', '/api/weeks/2026-W47', { week: '2026-W47' }],
    ['api/{a}/x/{b?}', '/api/1/x', { a: '1' }],
    ['api/{a}/x/{b?}', '/api/1/x/2', { a: '1', b: '2' }],
    ['api/{a=7}', '/api', { a: '7' }],
    ['api/{*rest}', '/api/a/b%20c', { rest: 'a/b c' }],
    ['api/{**rest}', '/api', { rest: '' }],
    ['api/{id}', '/api/%E2%82%AC%2F%zz', { id: '%E2%82%AC%2F%zz' }],
    ['api/{id}', '/api/%E2%82%AC%2f%25', { id: '€%2f%' }],
    ['api/{id:int:min(5)?}', '/api', {}],
    ['api/{id:regex(^\\d+-w$)}', '/api/12-W', { id: '12-W' }],
  ])('%s: %s', (template, path, expected) => {
    expect(params(template, path)).toEqual(expected);
  });
});

describe('a template leaves', () => {
  test.each([
    ['api/weeks', '/api/week'],
    ['api/weeks', '/api/weeks/2'],
    ['api/weeks', '/api//weeks'],
    ['api/{a}', '/api'],
    ['api/{a}', '/api//'],
    ['api/{a}/x', '/api/1'],
  ])('%s: %s', (template, path) => {
    expect(params(template, path)).toBe('notFound');
  });
});

test.each([
  ['int', '-12', '2147483648'],
  ['long', '2147483648', '1.5'],
  ['bool', 'True', 'yes'],
  ['guid', 'B5D9F3C4-0b6a-4f0e-9a55-2f8f6f1d2c3b', 'b5d9f3c4-0b6a-4f0e-9a55'],
  ['alpha', 'abc', 'ab1'],
  ['decimal', '-1.5', 'x'],
  ['datetime', '2026-11-16', 'soon'],
  ['min(3)', '3', '2'],
  ['max(3)', '3', '4'],
  ['range(1,53)', '53', '54'],
  ['length(2)', 'ab', 'abc'],
  ['length(2,3)', 'abc', 'a'],
  ['minlength(2)', 'ab', 'a'],
  ['maxlength(2)', 'ab', 'abc'],
  ['regex(^a)', 'abc', 'cba'],
])('the constraint %s takes %s and leaves %s', (constraint, good, bad) => {
  expect(params(`{x:${constraint}}`, `/${good}`)).toEqual({ x: good });
  expect(params(`{x:${constraint}}`, `/${bad}`)).toBe('notFound');
});

test('the more specific template wins, whatever the order of registration', () => {
  const templates = ['{*rest}', 'weeks/{id}', 'weeks/{id:int}', 'weeks/current'];
  for (const order of [templates, templates.toReversed()]) {
    const route = router(...order);
    const targets = ['/weeks/current', '/weeks/7', '/weeks/x', '/other'].map(path => route('GET', path));
    expect(targets).toMatchObject([
      { target: 'weeks/current' },
      { target: 'weeks/{id:int}' },
      { target: 'weeks/{id}' },
      { target: '{*rest}' },
    ]);
  }
});

test('a path that other methods know is not unknown', () => {
  expect(router('weeks/{id}')('PUT', '/weeks/1')).toEqual({ kind: 'methodNotAllowed', allow: ['GET'] });
  expect(router('weeks/{id}')('PUT', '/days/1')).toEqual({ kind: 'notFound' });
});

test.each([
  ['/weeks', 'segment "" is not supported'],
  ['weeks//x', 'segment "" is not supported'],
  ['{a}-{b}', 'segment "{a}-{b}" is not supported'],
  ['{a?}/x', 'must be the last'],
  ['{*a}/x', 'must be the last'],
  ['{a:even}', 'constraint "even" is not supported'],
  ['{a:range(1)}', 'constraint "range(1)" is not supported'],
  ['{a:min}', 'constraint "min" is not supported'],
  ['{a:int(1)}', 'constraint "int(1)" is not supported'],
])('the template %s is refused', (template, message) => {
  expect(() => parseTemplate(template)).toThrow(message);
});
