import type { OperationInput } from '@azure/cosmos';
import { afterAll, beforeEach, describe, expect } from '@jest/globals';
import type { Account } from './account.ts';
import { doc, HERE, openAccount, rejection, testWithFaults } from './account.ts';

// What the SDK does by itself with a batch, which the commit protocol builds upon.

let account: Account;
const opened: Account[] = [];

beforeEach(async () => {
  account = await openAccount();
  opened.push(account);
});

afterAll(async () => {
  await Promise.all(opened.map(each => each.close()));
});

const BATCH: OperationInput[] = [{ operationType: 'Create', resourceBody: doc('run') }];

const commit = () => account.container.items.batch(structuredClone(BATCH), HERE);
const committed = async () => (await account.container.item('run', HERE).read()).statusCode === 200;

testWithFaults('a batch without a fault is sent once', async () => {
  expect((await commit()).code).toBe(200);
  expect(account.seen).toHaveLength(1);
});

describe('throttling', () => {
  testWithFaults('a 429 is retried after the time that the server names', async () => {
    account.inject({ kind: 'status', status: 429, retryAfterMs: 120 });
    const start = performance.now();

    expect((await commit()).code).toBe(200);

    expect(performance.now() - start).toBeGreaterThanOrEqual(110);
    expect(account.seen).toHaveLength(2);
  });

  testWithFaults('after ten 429 the SDK throws, with the code in the cause', async () => {
    account.inject(
      ...Array.from({ length: 10 }, () => ({ kind: 'status', status: 429, retryAfterMs: 1 }) as const),
    );

    expect(await rejection(commit())).toBe(429);

    expect(account.seen).toHaveLength(10);
    expect(await committed()).toBe(false);
  });
});

describe('doubt', () => {
  testWithFaults.each([408, 410, 449, 500, 503])(
    'a %d throws after one attempt, with the code in the cause',
    async status => {
      account.inject({ kind: 'status', status });

      expect(await rejection(commit())).toBe(status);

      expect(account.seen).toHaveLength(1);
      expect(await committed()).toBe(false);
    },
  );

  testWithFaults('a lost answer throws although the batch was applied', async () => {
    account.inject({ kind: 'loseAnswer' });

    expect(await rejection(commit())).toBe('ECONNRESET');

    expect(account.seen).toHaveLength(1);
    expect(await committed()).toBe(true);
  });

  testWithFaults('half an answer throws although the batch was applied', async () => {
    account.inject({ kind: 'halfBody' });

    expect(await rejection(commit())).toBe('PARSE_ERROR');
    expect(await committed()).toBe(true);
  });

  testWithFaults('a lost request throws in the same way, and nothing was applied', async () => {
    account.inject({ kind: 'loseRequest' });

    expect(await rejection(commit())).toBe('ECONNRESET');
    expect(await committed()).toBe(false);
  });

  testWithFaults('an answer after the time limit throws although the batch was applied', async () => {
    account.inject({ kind: 'delay', afterMs: 400 });
    const impatient = account.reopen({ connectionPolicy: { requestTimeout: 100 } });

    expect(await rejection(impatient.items.batch(structuredClone(BATCH), HERE))).toBe('TimeoutError');
    expect(await committed()).toBe(true);
  });

  testWithFaults('a read after a broken connection is repeated by the SDK', async () => {
    await commit();
    account.inject({ kind: 'loseAnswer' });

    expect(await committed()).toBe(true);
    expect(account.seen).toHaveLength(3);
  });
});
