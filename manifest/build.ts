import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { appPackage, zipped } from './build/app-package.ts';
import { readSettings } from './build/settings.ts';
import { checkPackage } from './check/check-package.ts';

const help = `npm run build:manifest -- [--out FILE]

Makes the app package for Teams: a zip with manifest, languages and icons, checked against Microsoft's schema and rules.

  --out FILE   where to write (dist/time-agent.zip)
  --help       this text

It reads these environment variables:

  TEAMS_APP_ID    a GUID of your choice that names the app in Teams; keep it for all versions
  BOT_ID          what the bot signs in with (msaAppId of its registration)
  API_CLIENT_ID   the application id of the API's registration in Entra
  APP_HOST        where the Functions app is, such as my-app.azurewebsites.net
  DEVELOPER_URL   https:// address of a page about whoever offers the app in your organisation
  PRIVACY_URL, TERMS_URL   privacy notice and terms of use (DEVELOPER_URL/privacy and /terms)
  DEVELOPER_NAME  who that is (Time Agent)
  API_RESOURCE    the Application ID URI of the API (api://APP_HOST/API_CLIENT_ID)
`;

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'dist/time-agent.zip' }, help: { type: 'boolean' } },
});
if (values.help) console.log(help);
else process.exitCode = build(values.out);

function build(out: string): number {
  const read = readSettings(process.env);
  if (read.kind === 'faulty') return refuse(['Set these environment variables:', ...read.faults]);
  const files = appPackage(read.settings);
  const faults = checkPackage(files);
  if (faults.length > 0)
    return refuse(
      faults.map(({ rule, message, source }) => `${message} (${rule}, learn.microsoft.com${source})`),
    );
  const zip = zipped(files);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, zip);
  console.log(`${out}: ${zip.length} bytes, ${[...files.keys()].join(', ')}`);
  return 0;
}

function refuse(lines: string[]): number {
  for (const line of lines) console.error(line);
  return 1;
}
