import { describe, expect, test } from '@jest/globals';
import { compose } from '../../../functions/io/compose.ts';
import { readConfig } from '../../../functions/io/config.ts';
import { createCosmos } from '../../../local/cosmos/engine.ts';
import { inProcessClient } from '../../../local/cosmos/in-process.ts';
import { LOCAL_KEY } from '../../../local/cosmos/server.ts';
import type { WireRequest } from '../../../local/cosmos/wire.ts';

const config = readConfig({
  COSMOS_ENDPOINT: 'http://cosmos.test',
  COSMOS_KEY: LOCAL_KEY,
  SERVICE_BUS__fullyQualifiedNamespace: 'bus.test',
  SIGN_IN_AUDIENCE: 'api://test',
  ALLOWED_TENANTS: '6f1c0f5e-8a57-4f4b-9d0c-2f6d9a1b7c11',
});

/** A real account but for what it says of itself, and the headers of what it was asked. */
function accountWith(describe: (account: Record<string, unknown>) => object) {
  const cosmos = createCosmos({ file: ':memory:', key: LOCAL_KEY });
  const asked: WireRequest[] = [];
  const httpClient = inProcessClient({
    ...cosmos,
    deliver: async request => {
      asked.push(request);
      const response = await cosmos.handle(request);
      if (request.path !== '/') return { kind: 'answer', response };
      const body = JSON.stringify(describe(JSON.parse(response.body)));
      return { kind: 'answer', response: { ...response, body } };
    },
  });
  return { httpClient, asked };
}

const region = (name: string) => ({ name, databaseAccountEndpoint: `http://${name}.cosmos.test/` });

const withLevel = (account: object, defaultConsistencyLevel: string) => ({
  ...account,
  userConsistencyPolicy: { defaultConsistencyLevel },
});

describe('an account', () => {
  test('with one write region is accepted', async () => {
    const { httpClient, asked } = accountWith(account => account);
    await expect(compose(config, { httpClient })).resolves.toHaveProperty('timesheets');
    expect(asked.map(({ path }) => path)).toEqual(['/']);
  });

  test('with one write region and several to read from is accepted', async () => {
    const readableLocations = ['east', 'west', 'north'].map(region);
    const { httpClient } = accountWith(account => ({ ...account, readableLocations }));
    await expect(compose(config, { httpClient })).resolves.toHaveProperty('timesheets');
  });

  test('with two write regions is refused: the ETag would be checked in one of them only', async () => {
    const writableLocations = ['east', 'west'].map(region);
    const { httpClient } = accountWith(account => ({
      ...account,
      writableLocations,
      enableMultipleWriteLocations: true,
    }));
    await expect(compose(config, { httpClient })).rejects.toThrow(
      'The Cosmos DB account may write in several regions (now 2). Configure a single write region.',
    );
  });

  test('that may write in many regions is refused even while it has one', async () => {
    const { httpClient } = accountWith(account => ({ ...account, enableMultipleWriteLocations: true }));
    await expect(compose(config, { httpClient })).rejects.toThrow('Configure a single write region.');
  });

  test('that is called localhost is accepted: of Microsoft’s emulator the SDK does not show the regions', async () => {
    const { httpClient } = accountWith(account => ({ ...account, id: 'localhost' }));
    await expect(compose(config, { httpClient })).resolves.toHaveProperty('timesheets');
  });

  test.each(['Strong', 'BoundedStaleness'])('with %s consistency is accepted', async level => {
    const { httpClient } = accountWith(account => withLevel(account, level));
    await expect(compose(config, { httpClient })).resolves.toHaveProperty('timesheets');
  });

  test.each(['Session', 'ConsistentPrefix', 'Eventual'])(
    'with %s consistency is refused: another process might not see what was committed',
    async level => {
      const { httpClient } = accountWith(account => withLevel(account, level));
      await expect(compose(config, { httpClient })).rejects.toThrow(`has ${level} consistency`);
    },
  );

  test('that lets nobody in with this key is refused', async () => {
    const { httpClient } = accountWith(account => account);
    const wrong = { ...config, cosmos: { ...config.cosmos, key: Buffer.from('wrong').toString('base64') } };
    await expect(compose(wrong, { httpClient })).rejects.toMatchObject({ code: 401 });
  });
});

describe('an LLM', () => {
  const llm = {
    endpoint: 'http://llm.test',
    deployment: 'gpt',
    apiVersion: '2024-10-21',
    key: 'k',
    deadlineMs: 3_000,
  };

  test('reviews within the tenant’s budget where one is configured, and nobody does where not', async () => {
    const { httpClient } = accountWith(account => account);
    const withLlm = await compose({ ...config, llm }, { httpClient });
    expect(withLlm.reviewer).toMatchObject({ deadlineMs: 3_000 });
    expect(await compose(config, { httpClient })).not.toHaveProperty('reviewer');
  });
});
