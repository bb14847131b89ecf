import { type AppPackage, appPackage } from '../../manifest/build/app-package.ts';
import { readSettings } from '../../manifest/build/settings.ts';

export const environment = {
  TEAMS_APP_ID: '0d1c8a4e-6f3b-4a57-9c1e-2b7d5e8f9a01',
  BOT_ID: '1d1c8a4e-6f3b-4a57-9c1e-2b7d5e8f9a02',
  API_CLIENT_ID: '2d1c8a4e-6f3b-4a57-9c1e-2b7d5e8f9a03',
  APP_HOST: 'func-timeagent-x.azurewebsites.net',
  DEVELOPER_URL: 'https://www.contoso.com',
};

let made: AppPackage | undefined;

/** The files of a package that is as it should be, each time in a map of their own. Drawn once: icons take a while. */
export function soundPackage(): Map<string, Uint8Array> {
  made ??= freshPackage();
  return new Map(made);
}

export function freshPackage(): AppPackage {
  const read = readSettings(environment);
  if (read.kind === 'faulty') throw new Error(read.faults.join(' '));
  return appPackage(read.settings);
}
