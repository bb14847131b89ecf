import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../../functions/io/config.ts';

const tenant = '6f1c0f5e-8a57-4f4b-9d0c-2f6d9a1b7c11';
const right = {
  COSMOS_ENDPOINT: 'https://account.documents.azure.com:443/',
  COSMOS_KEY: 'a-key-that-nobody-may-see',
  SERVICE_BUS: 'Endpoint=sb://bus.servicebus.windows.net/;SharedAccessKeyName=app;SharedAccessKey=secret-key',
  SIGN_IN_AUDIENCE: 'api://time-agent',
  ALLOWED_TENANTS: tenant,
};

const open = { COSMOS_ENDPOINT: 'http://127.0.0.1:8081', BOT_WITHOUT_SIGN_IN: 'loopback' };

describe('the settings', () => {
  test('are read, with defaults for what has one', () => {
    expect(readConfig(right)).toEqual({
      cosmos: { endpoint: right.COSMOS_ENDPOINT, key: right.COSMOS_KEY, database: 'timeagent' },
      serviceBus: { connectionString: right.SERVICE_BUS },
      signIn: {
        authority: 'https://login.microsoftonline.com',
        audience: 'api://time-agent',
        scope: 'Week.ReadWrite',
        tenants: [tenant],
      },
    });
  });

  test('without a key leave it out: the managed identity signs in', () => {
    expect(readConfig({ ...right, COSMOS_KEY: undefined }).cosmos).not.toHaveProperty('key');
  });

  test('take the name of a Service Bus namespace in the place of a connection string', () => {
    const host = 'bus.servicebus.windows.net';
    const named = { ...right, SERVICE_BUS: undefined, SERVICE_BUS__fullyQualifiedNamespace: host };
    expect(readConfig(named).serviceBus).toEqual({ namespace: host });
  });

  test('take several tenants, with spaces and in any letters, and an authority with a slash', () => {
    const { signIn } = readConfig({
      ...right,
      ALLOWED_TENANTS: ` ${tenant.toUpperCase()} , 0d9a4b6e-1a2b-4c3d-8e4f-5a6b7c8d9e0f`,
      SIGN_IN_AUTHORITY: 'https://login.microsoftonline.us/',
    });
    expect(signIn.tenants).toEqual([tenant, '0d9a4b6e-1a2b-4c3d-8e4f-5a6b7c8d9e0f']);
    expect(signIn.authority).toBe('https://login.microsoftonline.us');
  });

  test('know of no LLM unless address and deployment are given, and name the one that is missing', () => {
    expect(readConfig(right)).not.toHaveProperty('llm');
    const llm = { AZURE_OPENAI_ENDPOINT: 'https://llm.openai.azure.com', AZURE_OPENAI_DEPLOYMENT: 'gpt' };
    const read = readConfig({ ...right, ...llm }).llm;
    expect(read).toMatchObject({ endpoint: llm.AZURE_OPENAI_ENDPOINT, deployment: 'gpt', deadlineMs: 3_000 });
    // Without a key the managed identity signs in.
    expect(read).not.toHaveProperty('key');
    for (const missing of ['AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_DEPLOYMENT']) {
      const half = { ...right, ...llm, [missing]: undefined };
      expect(() => readConfig(half)).toThrow(`${missing}: must be given together with`);
    }
    const hasty = { ...right, ...llm, REVIEW_DEADLINE_MS: '5' };
    expect(() => readConfig(hasty)).toThrow('REVIEW_DEADLINE_MS');
  });

  test('know of no bot unless one is named, and then how it signs in', () => {
    expect(readConfig(right)).not.toHaveProperty('bot');
    const bot = { BOT_APP_ID: tenant, BOT_APP_TENANT: tenant, BOT_APP_SECRET: 'a-secret-of-the-bot' };
    expect(readConfig({ ...right, ...bot }).bot).toMatchObject({
      ...{ kind: 'closed', appId: tenant, credential: { kind: 'secret', tenantId: tenant } },
      channelMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    });
    const identity = { ...bot, BOT_APP_TYPE: 'UserAssignedMSI', BOT_APP_SECRET: undefined };
    expect(readConfig({ ...right, ...identity }).bot).toMatchObject({
      credential: { kind: 'managedIdentity' },
    });
    expect(readConfig({ ...right, ...open }).bot).toEqual({ kind: 'open' });
  });

  test('know of no webhooks unless there is a key, and then where events may go', () => {
    expect(readConfig(right)).not.toHaveProperty('webhooks');
    const key = Buffer.alloc(32, 1).toString('base64');
    const hooks = {
      WEBHOOK_SIGNING: `new:${key}, old:${key}`,
      WEBHOOK_ALLOWED_ORIGINS: 'http://127.0.0.1, https://hooks.corp:8443',
    };
    expect(readConfig({ ...right, ...hooks }).webhooks).toMatchObject({
      signing: [{ id: 'new' }, { id: 'old' }],
      allowed: [
        { protocol: 'http:', hostname: '127.0.0.1' },
        { protocol: 'https:', hostname: 'hooks.corp', port: '8443' },
      ],
    });
    for (const wrong of ['', 'no-key', `short:${Buffer.alloc(16).toString('base64')}`, `:${key}`])
      expect(() => readConfig({ ...right, WEBHOOK_SIGNING: wrong })).toThrow('WEBHOOK_SIGNING');
    for (const wrong of ['hooks.corp', 'ftp://hooks.corp', 'https://hooks.corp/path', 'https://a@hooks.corp'])
      expect(() => readConfig({ ...right, WEBHOOK_ALLOWED_ORIGINS: wrong })).toThrow(
        'WEBHOOK_ALLOWED_ORIGINS',
      );
  });

  test('cannot be changed afterwards', () => {
    const config = readConfig(right);
    expect(() => Object.assign(config, { signIn: undefined })).toThrow(TypeError);
    expect(() => Object.assign(config.signIn, { tenants: ['any'] })).toThrow(TypeError);
    expect(() => (config.signIn.tenants as string[]).push('any')).toThrow(TypeError);
  });
});

describe('the start stops, and says which setting is', () => {
  test.each<[string, string, string | undefined]>([
    ['missing', 'COSMOS_ENDPOINT', undefined],
    ['empty', 'COSMOS_ENDPOINT', ''],
    ['no address', 'COSMOS_ENDPOINT', 'account'],
    ['of another protocol', 'COSMOS_ENDPOINT', 'ftp://account'],
    ['empty', 'COSMOS_KEY', ''],
    ['empty', 'COSMOS_DATABASE', ''],
    ['missing', 'SERVICE_BUS', undefined],
    ['no connection string', 'SERVICE_BUS', 'bus.servicebus.windows.net'],
    ['no host name', 'SERVICE_BUS__fullyQualifiedNamespace', 'sb://bus'],
    ['of another protocol', 'SIGN_IN_AUTHORITY', 'javascript:alert(1)'],
    ['missing', 'SIGN_IN_AUDIENCE', undefined],
    ['empty', 'SIGN_IN_AUDIENCE', ''],
    ['empty', 'SIGN_IN_SCOPE', ''],
    ['missing', 'ALLOWED_TENANTS', undefined],
    ['empty', 'ALLOWED_TENANTS', ''],
    ['a star', 'ALLOWED_TENANTS', '*'],
    ['the name that stands for all', 'ALLOWED_TENANTS', 'common'],
    ['a list with a hole', 'ALLOWED_TENANTS', `${tenant},`],
    ['a list with one wrong', 'ALLOWED_TENANTS', `${tenant},contoso.com`],
  ])('%s: %s', (_, name, value) => {
    const read = () => readConfig({ ...right, [name]: value });
    expect(read).toThrow(new RegExp(`^Application settings are missing or wrong\\. ${name}`));
  });

  test.each<[string, string, Record<string, string>]>([
    ['without its id', 'BOT_APP_ID', { BOT_APP_SECRET: 'a-secret-of-the-bot' }],
    ['with an empty id', 'BOT_APP_ID', { BOT_APP_ID: '' }],
    ['without its tenant', 'BOT_APP_TENANT', { BOT_APP_ID: tenant, BOT_APP_SECRET: 'a-secret-of-the-bot' }],
    ['without its secret', 'BOT_APP_SECRET', { BOT_APP_ID: tenant, BOT_APP_TENANT: tenant }],
    ['of a kind unknown', 'BOT_APP_TYPE', { BOT_APP_TYPE: 'None' }],
    ['open to everybody, with a store elsewhere', 'BOT_WITHOUT_SIGN_IN', { BOT_WITHOUT_SIGN_IN: 'loopback' }],
    [
      'open and closed at once',
      'BOT_WITHOUT_SIGN_IN',
      { ...open, BOT_APP_ID: tenant, BOT_APP_TENANT: tenant },
    ],
    ['with a tab and no app', 'TEAMS_APP_ID', { TEAMS_TAB_ADDRESS: 'https://time.example/tab' }],
    ['with an app that is no GUID', 'TEAMS_APP_ID', { TEAMS_APP_ID: 'time-agent' }],
    [
      'with a tab in the open',
      'TEAMS_TAB_ADDRESS',
      { TEAMS_APP_ID: tenant, TEAMS_TAB_ADDRESS: 'http://time.example' },
    ],
    ['open by another word', 'BOT_WITHOUT_SIGN_IN', { ...open, BOT_WITHOUT_SIGN_IN: 'true' }],
  ])('a bot %s: %s', (_, name, settings) => {
    const read = () => readConfig({ ...right, ...settings });
    expect(read).toThrow(new RegExp(`^Application settings are missing or wrong\\. ${name}`));
    expect(read).not.toThrow(/a-secret-of-the-bot/);
  });

  test('two ways to the same queues', () => {
    const read = () => readConfig({ ...right, SERVICE_BUS__fullyQualifiedNamespace: 'bus.example' });
    expect(read).toThrow(/SERVICE_BUS: give a connection string, or .* and not both/);
  });

  test('all that are, at once, and shows no value', () => {
    const read = () => readConfig({ COSMOS_KEY: right.COSMOS_KEY, COSMOS_ENDPOINT: 'secret-host' });
    expect(read).toThrow(/COSMOS_ENDPOINT.*SIGN_IN_AUDIENCE.*ALLOWED_TENANTS/);
    expect(read).not.toThrow(/secret-host|a-key/);
  });
});
