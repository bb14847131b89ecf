import { describe, expect, test } from '@jest/globals';
import { dueMessage, readDueMessage } from '../../../functions/delivery/message.ts';

const due = { tenantId: 't', userId: 'u', runId: 'r', turn: 0 };

describe('a message about a delivery', () => {
  test('is read as it was written', () => {
    expect(readDueMessage(JSON.parse(JSON.stringify(dueMessage(due).body)))).toEqual(due);
  });

  test('has an id of its own for each line and turn, and the same one again', () => {
    const others = [
      due,
      { ...due, turn: 1 },
      { ...due, runId: 's' },
      { ...due, userId: 'ur', runId: '' },
      { ...due, tenantId: 'tu', userId: '' },
    ];
    expect(new Set(others.map(each => dueMessage(each).id)).size).toBe(others.length);
    expect(dueMessage(due, 1_000).id).toBe(dueMessage(due).id);
  });

  test('has an id that Service Bus takes, also where three long ids come together', () => {
    const long = 'x'.repeat(64);
    expect(dueMessage({ tenantId: long, userId: long, runId: long, turn: 999 }).id.length).toBeLessThan(128);
  });

  test.each([
    undefined,
    null,
    'text',
    [],
    {},
    { ...due },
    { schemaVersion: 2, ...due },
    { schemaVersion: 1, ...due, turn: -1 },
    { schemaVersion: 1, ...due, turn: '0' },
    { schemaVersion: 1, ...due, userId: '' },
    { schemaVersion: 1, ...due, title: 'more' },
  ])('is not %j', value => {
    expect(readDueMessage(value)).toBeUndefined();
  });
});
