import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../functions/io/config.ts';
import { readBicep } from './bicep.ts';
import { worthOf } from './values.ts';

const functionsFolder = join(import.meta.dirname, '../../functions');

/** Keys and connection strings: for the local stack. In Azure the app's identity signs in. */
const secrets = ['COSMOS_KEY', 'SERVICE_BUS', 'AZURE_OPENAI_KEY', 'BOT_APP_SECRET'];

/** For one's own machine only. */
const notInAzure = [...secrets, 'BOT_WITHOUT_SIGN_IN'];

/** What the Functions host and the SDKs read, not our code. Source: the host's and the SDKs' documentation. */
const readByOthers = [
  'AZURE_CLIENT_ID',
  'AzureWebJobsStorage__accountName',
  'AzureWebJobsStorage__credential',
  'AzureWebJobsStorage__clientId',
];

/** What a trigger's connection needs in Azure, where it is a prefix and not a connection string. */
const connectionParts = {
  cosmosDB: ['accountEndpoint', 'credential', 'clientId'],
  serviceBusQueue: ['fullyQualifiedNamespace', 'credential', 'clientId'],
};

function sources(): string[] {
  return readdirSync(functionsFolder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(join(functionsFolder, file), 'utf8'));
}

/** Every setting that the text of the code asks for. */
function settingsRead(texts: readonly string[]): string[] {
  const names = texts.flatMap(text => [
    ...[...text.matchAll(/^\s+([A-Z][A-Z0-9]*_\w+): (?:z|guid)\b/gm)].map(match => match[1]),
    ...[...text.matchAll(/(?:process\.env|environment)(?:\.|\[')([A-Z]\w+)/g)].map(match => match[1]),
    ...[...text.matchAll(/%([A-Z]\w+)%/g)].map(match => match[1]),
    ...connectionSettings(text),
  ]);
  return [...new Set(names as string[])].filter(name => !notInAzure.includes(name)).sort();
}

function connectionSettings(text: string): string[] {
  const name = /connection(?: =|:) '(\w+)'/.exec(text)?.[1];
  if (name === undefined) return [];
  const kinds = Object.entries(connectionParts).filter(([kind]) => text.includes(`.${kind}(`));
  return kinds.flatMap(([, parts]) => parts.map(part => `${name}__${part}`));
}

async function settingsSet(): Promise<Record<string, unknown>> {
  const app = await readBicep('modules/app.bicep');
  const settings = app.resources.find(({ name }) => name === 'settings');
  const properties = settings?.body.namedChildren.find(node => node?.text.startsWith('properties:'));
  return worthOf(app, properties?.namedChild(1) as never) as Record<string, unknown>;
}

describe('the application settings', () => {
  test('that the code reads are those that Bicep sets', async () => {
    const set = Object.keys(await settingsSet()).filter(name => !readByOthers.includes(name));
    expect(set.sort()).toEqual(settingsRead(sources()));
  });

  test('are enough for the app to start', async () => {
    const set = await settingsSet();
    const known = {
      COSMOS_ENDPOINT: 'https://account.documents.azure.com:443/',
      SERVICE_BUS__fullyQualifiedNamespace: 'bus.servicebus.windows.net',
      SIGN_IN_AUTHORITY: 'https://login.microsoftonline.com/',
      ALLOWED_TENANTS: '6f1c0f5e-8a57-4f4b-9d0c-2f6d9a1b7c11',
      AZURE_OPENAI_ENDPOINT: 'https://name.openai.azure.com/',
      BOT_APP_ID: '6f1c0f5e-8a57-4f4b-9d0c-2f6d9a1b7c11',
      TEAMS_APP_ID: '6f1c0f5e-8a57-4f4b-9d0c-2f6d9a1b7c11',
      TEAMS_TAB_ADDRESS: 'https://time.example/tab',
      BOT_APP_TENANT: '6f1c0f5e-8a57-4f4b-9d0c-2f6d9a1b7c11',
      WEBHOOK_SIGNING: `2026-11:${Buffer.alloc(32).toString('base64')}`,
      WEBHOOK_ALLOWED_ORIGINS: '',
      APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=6f1c0f5e-8a57-4f4b-9d0c-2f6d9a1b7c11',
    };
    // What is only known at deployment is put in; everything else is taken as it stands in the template.
    const settings = { ...set, ...known } as Record<string, string>;
    const config = readConfig(settings);
    expect(config.cosmos).not.toHaveProperty('key');
    expect(config.serviceBus).toEqual({ namespace: 'bus.servicebus.windows.net' });
    expect(config.llm?.deadlineMs).toBe(3000);
    expect(config.telemetry?.entra).toBe(true);
    expect(config.webhooks?.allowed).toEqual([]);
    // A reference to the vault that the platform could not follow stays as it is: the app says so and does not start.
    const unresolved = {
      ...settings,
      WEBHOOK_SIGNING: '@Microsoft.KeyVault(SecretUri=https://kv/secrets/x)',
    };
    expect(() => readConfig(unresolved)).toThrow('WEBHOOK_SIGNING');
  });

  test('hold no secret', async () => {
    const set = Object.keys(await settingsSet());
    expect(set.filter(name => notInAzure.includes(name))).toEqual([]);
    expect(set.filter(name => /key|secret|password/i.test(name))).toEqual([]);
  });

  test('control: one that only the code or only Bicep knows would be found', async () => {
    const more = settingsRead([...sources(), 'const x = z.object({\n  NEW_SETTING: z.string(),\n});']);
    expect(more).toContain('NEW_SETTING');
    expect(Object.keys(await settingsSet())).not.toContain('NEW_SETTING');
    expect(settingsRead(sources().map(text => text.replaceAll('COSMOS_DATABASE', '')))).not.toContain(
      'COSMOS_DATABASE',
    );
  });

  test('control: those of triggers are found', () => {
    const trigger = "functions.serviceBusQueue('x', { connection: 'OTHER_BUS', queueName: '%THE_QUEUE%' })";
    expect(settingsRead([trigger])).toEqual([
      'OTHER_BUS__clientId',
      'OTHER_BUS__credential',
      'OTHER_BUS__fullyQualifiedNamespace',
      'THE_QUEUE',
    ]);
  });
});
