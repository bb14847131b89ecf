import { loopback, ports } from './addresses.ts';
import { directory, sampleApp, sampleTenantId } from './sample/directory.ts';

const help = `Prints an access token of the local sign-in, for curl. "npm start" must be running.

  npm run -s token -- NAME   for a person: ${Object.keys(directory).join(', ')}
  npm run -s token -- app    for the application of the sample's flows`;

/** The form that the sign-in takes for a person, or for the application. */
function formFor(name: string): Record<string, string> | undefined {
  if (name === 'app') return { grant_type: 'client_credentials', client_id: sampleApp.appId };
  const person = Object.entries(directory).find(([key]) => key === name)?.[1];
  return person && { grant_type: 'password', username: person.upn };
}

const form = formFor((process.argv[2] ?? '').toLowerCase());
if (!form) {
  console.error(help);
  process.exit(process.argv[2] === '--help' ? 0 : 2);
}
const url = `${loopback(ports.signIn)}/${sampleTenantId}/oauth2/v2.0/token`;
const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) }).catch(() => undefined);
if (!answer) {
  console.error(`No sign-in listens at ${loopback(ports.signIn)}. Start the local stack with "npm start".`);
  process.exit(1);
}
console.log(((await answer.json()) as { access_token: string }).access_token);
