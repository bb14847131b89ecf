import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningStack, startStackProcess } from './stack.ts';

let stack: RunningStack;
beforeAll(async () => {
  stack = await startStackProcess();
});
afterAll(() => stack.stop());

describe('health, asked without a token', () => {
  test('is that the process lives', async () => {
    expect(await stack.api.send('GET', '/health/live')).toMatchObject({ status: 200, body: { live: true } });
  });

  test('is that store and queues can be reached', async () => {
    expect(await stack.api.send('GET', '/health/ready')).toMatchObject({
      status: 200,
      body: { ready: true, checks: { store: 'ok', queues: 'ok' } },
    });
  });
});
