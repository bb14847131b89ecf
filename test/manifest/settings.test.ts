import { describe, expect, test } from '@jest/globals';
import { readSettings } from '../../manifest/build/settings.ts';
import { environment } from './fixture.ts';

const faultsOf = (changed: Record<string, string | undefined>) => {
  const read = readSettings({ ...environment, ...changed });
  return read.kind === 'faulty' ? read.faults : [];
};

describe('the settings of the package', () => {
  test('are read, and what follows from others need not be given', () => {
    expect(readSettings(environment)).toMatchObject({
      kind: 'read',
      settings: {
        host: 'func-timeagent-x.azurewebsites.net',
        resource: `api://func-timeagent-x.azurewebsites.net/${environment.API_CLIENT_ID}`,
        privacyUrl: 'https://www.contoso.com/privacy',
        developerName: 'Time Agent',
      },
    });
    expect(readSettings({ ...environment, PRIVACY_URL: 'https://contoso.com/p' })).toMatchObject({
      settings: { privacyUrl: 'https://contoso.com/p' },
    });
  });

  test('are named when they are missing, all at once', () => {
    expect(readSettings({})).toEqual({
      kind: 'faulty',
      faults: ['TEAMS_APP_ID', 'BOT_ID', 'API_CLIENT_ID', 'APP_HOST', 'DEVELOPER_URL'].map(
        name => `${name} is missing.`,
      ),
    });
    expect(faultsOf({ BOT_ID: '' })).toEqual(['BOT_ID is missing.']);
  });

  test.each([
    ['TEAMS_APP_ID', 'time-agent', 'GUID'],
    ['APP_HOST', 'https://my-app.azurewebsites.net', 'without https://'],
    ['APP_HOST', 'localhost', 'host name'],
    ['DEVELOPER_URL', 'http://www.contoso.com', 'https://'],
    ['DEVELOPER_NAME', 'x'.repeat(33), '32 characters'],
  ])('are refused when they are wrong: %s %s', (name, value, words) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} .*${words}`))]);
  });
});
