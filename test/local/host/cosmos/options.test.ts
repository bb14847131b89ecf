import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readOptions } from '../../../../local/host/cosmos/options.ts';
import { reader } from './feed-world.ts';

const connection = 'AccountEndpoint=http://127.0.0.1:1;AccountKey=a;';
beforeEach(() => {
  process.env['FEED_WORLD'] = connection;
});
afterEach(() => {
  for (const name of ['FEED_WORLD', 'IDENTITY__accountEndpoint']) delete process.env[name];
});

test('what a function leaves out has the value that it has on Azure', () => {
  const options = readOptions(reader('relay', { leaseContainerPrefix: undefined }));

  expect(options).toEqual({
    source: { connection, database: 'db', container: 'weeks' },
    leases: { connection, database: 'db', container: 'leases' },
    leasePrefix: '',
    createLeases: false,
    documentsMax: undefined,
    start: { kind: 'now' },
    pollDelayMs: 5_000,
    acquireIntervalMs: 13_000,
    renewIntervalMs: 17_000,
    expirationMs: 60_000,
  });
});

test.each([
  [{ connection: 'NOWHERE' }, 'setting "NOWHERE" of its connection is not set.'],
  [{ connection: '' }, 'its connection must name the setting that holds the connection string.'],
  [{ leaseConnection: 'NOWHERE' }, 'setting "NOWHERE" of its leaseConnection is not set.'],
  [{ databaseName: undefined }, 'its databaseName must be a text.'],
  [{ containerName: '' }, 'its containerName must be a text.'],
  [{ collectionName: 'weeks' }, 'its options are those of extension 3.'],
  [{ feedPollDelay: 0.5 }, 'its feedPollDelay must be a whole number from 1 on.'],
  [{ maxItemsPerInvocation: -1 }, 'its maxItemsPerInvocation must be a whole number from 1 on.'],
  [{ leaseRenewInterval: 60_000 }, 'its leaseRenewInterval must be below its leaseExpirationInterval'],
  [{ startFromTime: 'soon' }, 'its startFromTime must be a time in UTC'],
  [{ startFromTime: '2026-11-16T08:00:00Z', startFromBeginning: true }, 'only one of startFromBeginning'],
  [{ changeFeedMode: 'AllVersionsAndDeletes' }, 'the local Cosmos server has the latest versions only'],
])('%j is refused', (option, message) => {
  expect(() => readOptions(reader('relay', option))).toThrow(`Function "relay": ${message}`);
});

test('a managed identity is refused with what to do instead', () => {
  process.env['IDENTITY__accountEndpoint'] = 'https://a.documents.azure.com';

  expect(() => readOptions(reader('relay', { connection: 'IDENTITY' }))).toThrow(
    'Set "IDENTITY" to a connection string.',
  );
});
