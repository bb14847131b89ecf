import { describe, expect, test } from '@jest/globals';
import { codeOf, declaredOf, events, type TelemetryEvent } from '../../../core/telemetry/catalogue.ts';
import { isTraceparent, parentOf } from '../../../core/telemetry/parent.ts';

const conflicted: TelemetryEvent = {
  name: 'RunConflicted',
  tenantId: 'tenant-a',
  codes: { intent: 'draft', why: 'conflict' },
  measurements: { attempt: 2 },
};

describe('what an event may say', () => {
  test('is what the catalogue declares', () => {
    expect(declaredOf(conflicted)).toEqual({
      codes: { intent: 'draft', why: 'conflict' },
      measurements: { attempt: 2 },
    });
  });

  test('is nothing that came along with it', () => {
    const more = { ...conflicted, codes: { ...conflicted.codes, title: 'Apollo' } } as TelemetryEvent;
    expect(declaredOf(more)).toEqual(declaredOf(conflicted));
  });

  test('is a word of ours, and no sentence of somebody’s', () => {
    const texts = ['Meeting with Ms Okafor', 'a@b.example', '', '7', 'ü', 'x'.repeat(41)];
    expect(texts.map(codeOf)).toEqual(texts.map(() => 'other'));
  });

  test('control: words of ours pass', () => {
    const words = ['draft', 'storeUnavailable', 'org-runs', 'TypeError'];
    expect(words.map(codeOf)).toEqual(words);
  });

  test('is no number that is none', () => {
    const broken = { ...conflicted, measurements: { attempt: Number.NaN } } as TelemetryEvent;
    expect(declaredOf(broken).measurements).toEqual({});
  });

  test('has one meaning for each name', () => {
    for (const { codes, measurements } of Object.values(events)) {
      const names = [...codes, ...measurements];
      expect(new Set(names).size).toBe(names.length);
      expect(names).not.toContain('tenant');
    }
  });
});

const operation = 'a'.repeat(32);
const other = 'b'.repeat(32);
const parent = (trace: string, span: string) => `00-${trace}-${span.repeat(16)}-01`;

describe('what a message continues', () => {
  test('is the operation that it was sent from, whatever the host has begun', () => {
    expect(parentOf(parent(operation, '1'), parent(other, '2'))).toBe(parent(operation, '1'));
  });

  test('is the host’s request when that belongs to the same operation', () => {
    expect(parentOf(parent(operation, '1'), parent(operation, '2'))).toBe(parent(operation, '2'));
  });

  test('is the host’s request when the message says nothing that can be read', () => {
    expect(parentOf('who knows', parent(other, '2'))).toBe(parent(other, '2'));
    expect(parentOf(undefined, undefined)).toBeUndefined();
  });

  test('is never an operation of zeros', () => {
    expect(isTraceparent(parent('0'.repeat(32), '1'))).toBe(false);
    expect(isTraceparent(parent(operation, '0'))).toBe(false);
    expect(isTraceparent(parent(operation, '1'))).toBe(true);
  });
});
