import { expect } from '@jest/globals';
import type { z } from 'zod';
import { Refusal } from '../../../core/errors.ts';
import { check } from '../../../functions/http/body.ts';

/** What a schema says to a value: nothing, or the code and field of its refusal. */
export function faultOf(schema: z.ZodType, value: unknown): { code: string; field?: string } | undefined {
  try {
    check(schema, value);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    const { code, field, message } = (error as Refusal).problem;
    // A sentence for people, without the words of a library.
    expect(message).toMatch(/^.{5,120}\.$/);
    return { code, ...(field !== undefined && { field }) };
  }
}

/** A copy of a value with one field, by its path, set to something else; undefined removes it. */
export function withField(value: object, path: string, to: unknown): object {
  const copy = structuredClone(value) as Record<string, unknown>;
  const parts = path.split(/[.[\]]+/).filter(part => part !== '');
  const last = parts.pop() ?? '';
  let at = copy;
  for (const part of parts) at = at[part] as Record<string, unknown>;
  if (to === undefined) delete at[last];
  else at[last] = to;
  return copy;
}

/** Which of the values a schema lets through, or turns down without naming just that field; none is right. */
export function notRefused(
  schema: z.ZodType,
  value: object,
  field: string,
  values: readonly unknown[],
): { given: unknown; fault: unknown }[] {
  return values
    .map(given => ({ given, fault: faultOf(schema, withField(value, field, given)) }))
    .filter(({ fault }) => fault?.code !== 'fieldInvalid' || fault.field !== field);
}

/** Numbers of minutes that are none, for a field from `least` to 1440. */
export function wrongMinutes(least: 0 | 1): unknown[] {
  return [least - 1, 1441, 1.5, 1e300, -1e300, '60', null, true, [60], {}, ...(least === 1 ? [0] : [])];
}

export const wrongDates = [
  '2026-02-29',
  '2026-13-01',
  '2026-1-1',
  '16.11.2026',
  '2026-11-16T00:00:00Z',
  '',
  20261116,
  null,
];
export const wrongIds = ['', ' ', 'a b', 'a/b', '-a', 'ä', 'x'.repeat(65), 'a\n', 1, null];
export const wrongTexts = ['', 1, null, '\ud800', 'a\udc00b', ['x']];
