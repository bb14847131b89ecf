import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createApi } from '../../../local/import/api.ts';
import { clientCredentials } from '../../../local/import/token.ts';
import { sampleApp, sampleTenantId } from '../../../local/sample/directory.ts';
import { loadSample } from '../../../local/sample/load.ts';
import { sampleOrganisation } from '../../../local/sample/organisation.ts';
import { startStandIn } from '../import/stand-in.ts';
import { personOf } from './situation.ts';

let standIn: Awaited<ReturnType<typeof startStandIn>>;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(() => standIn.close());

const organisation = sampleOrganisation('2026-W47');
const { userId: tom } = personOf(organisation, 'tom');
const { userId: sophie } = personOf(organisation, 'sophie');

function load() {
  const as = { authority: standIn.url, tenant: sampleTenantId, client: sampleApp.appId };
  return loadSample(createApi({ baseUrl: standIn.url, token: clientCredentials(as) }), organisation);
}

test('policy and catalogue go first, then each person’s profile before their sources', async () => {
  await load();
  const paths = standIn.received.map(({ method, path }) => `${method} ${path}`);
  expect(paths.slice(0, 3)).toEqual(['PUT tenant/policy', 'GET tenant/catalogue', 'PUT tenant/catalogue']);
  expect(paths.filter(path => path.includes(tom))).toEqual([
    `PUT users/${tom}/profile`,
    ...['assignments', 'bookings', 'time-off', 'holidays', 'earlier-weeks'].map(
      kind => `POST users/${tom}/sources/${kind}`,
    ),
    `POST users/${tom}/sources/calendar`,
    `POST users/${tom}/sources/calendar`,
  ]);
  expect(paths.filter(path => path.includes('corrections'))).toEqual([
    `POST users/${sophie}/weeks/2026-W47/corrections`,
  ]);
});

test('projects of others stay in the catalogue', async () => {
  const theirs = { id: 'theirs', name: 'Theirs', status: 'open' as const, tasks: [] };
  standIn.stored.catalogue = { projects: [theirs] };
  standIn.stored.version = 1;
  await load();
  expect(standIn.stored.catalogue.projects).toEqual([theirs, ...organisation.projects]);
});
