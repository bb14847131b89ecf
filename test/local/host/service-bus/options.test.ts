import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readOptions } from '../../../../local/host/service-bus/options.ts';
import { worker } from './queue-function.ts';

const connection = 'Endpoint=sb://localhost;SharedAccessKeyName=a;SharedAccessKey=b';
beforeEach(() => {
  process.env['SERVICE_BUS'] = connection;
});
afterEach(() => {
  for (const name of ['SERVICE_BUS', 'IDENTITY__fullyQualifiedNamespace']) delete process.env[name];
});

test('what function and host.json leave out has the value that it has on Azure', () => {
  expect(readOptions(worker('runs'))).toEqual({
    connection,
    queue: 'runs',
    cardinality: 'one',
    batchMax: 1000,
    callsMax: 16,
    autoComplete: true,
    renewalMsMax: 300_000,
  });
});

test('host.json sets what is common to all, the function what is its own', () => {
  const settings = {
    maxConcurrentCalls: 4,
    autoCompleteMessages: false,
    maxAutoLockRenewalDuration: '01:02:03',
    maxMessageBatchSize: 10,
  };
  const options = readOptions(worker('runs', { cardinality: 'many', autoCompleteMessages: true }), settings);

  expect(options).toMatchObject({
    cardinality: 'many',
    batchMax: 10,
    callsMax: 4,
    autoComplete: true,
    renewalMsMax: 3_723_000,
  });
  expect(readOptions(worker('runs'), settings).autoComplete).toBe(false);
});

test.each([
  [{ connection: 'NOWHERE' }, 'setting "NOWHERE" of its connection is not set.'],
  [{ queueName: '' }, 'its queueName must be a text.'],
  [{ queueName: undefined, topicName: 'runs' }, 'the local host has no topics, only queues.'],
  [{ isSessionsEnabled: true }, 'the local host has no sessions.'],
  [{ cardinality: 'some' }, 'its cardinality must be one or many.'],
])('%j is refused', (option, message) => {
  expect(() => readOptions(worker('runs', option))).toThrow(`Function "runs": ${message}`);
});

test.each([
  [{ maxConcurrentCalls: 0 }, 'maxConcurrentCalls must be a whole number from 1 on.'],
  [{ maxMessageBatchSize: 1.5 }, 'maxMessageBatchSize must be a whole number from 1 on.'],
  [{ maxAutoLockRenewalDuration: '5 minutes' }, 'maxAutoLockRenewalDuration must read hh:mm:ss.'],
])('host.json with %j is refused', (settings, message) => {
  expect(() => readOptions(worker('runs'), settings)).toThrow(`host.json: extensions.serviceBus.${message}`);
});

test('a managed identity is refused with what to do instead', () => {
  process.env['IDENTITY__fullyQualifiedNamespace'] = 'a.servicebus.windows.net';

  expect(() => readOptions(worker('runs', { connection: 'IDENTITY' }))).toThrow(
    'Set "IDENTITY" to a connection string.',
  );
});
