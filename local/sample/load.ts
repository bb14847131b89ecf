import type { WeekId } from '../../core/week.ts';
import type { Api } from '../import/api.ts';
import { forEachBounded } from '../import/bounded.ts';
import { mergeProjects } from '../import/catalogue.ts';
import type { SampleOrganisation } from './organisation.ts';
import type { SamplePerson } from './person.ts';

const concurrency = 4;

/**
 * Brings the sample organisation in through the API, as a maker's flow would. Again for the same week it changes
 * nothing; projects of others in the catalogue stay. `api` must be signed in as the sample's application.
 */
export async function loadSample(
  api: Api,
  { week, policy, projects, people }: SampleOrganisation,
): Promise<void> {
  await api.put('tenant/policy', policy);
  await mergeProjects(api, projects, 'renew');
  await forEachBounded(people, concurrency, person => loadPerson(api, week, person));
}

async function loadPerson(api: Api, week: WeekId, person: SamplePerson): Promise<void> {
  const path = `users/${person.userId}`;
  await api.put(`${path}/profile`, person.profile);
  const lists = {
    assignments: person.assignments,
    bookings: person.bookings,
    'time-off': person.timeOff,
    holidays: person.holidays,
  };
  for (const [kind, items] of Object.entries(lists)) await api.post(`${path}/sources/${kind}`, { items });
  // Beside them stand the weeks that were committed here.
  await api.post(`${path}/sources/earlier-weeks`, { mode: 'merge', items: person.earlierWeeks });
  for (const { week: of, events } of person.calendars) {
    await api.post(`${path}/sources/calendar`, { week: of, value: events });
  }
  if (person.ownEntries.length === 0) return;
  // The id makes it happen once, whatever the person does with the entries afterwards.
  const entries = { runId: `sample-own-${week}`, changes: person.ownEntries };
  await api.post(`${path}/weeks/${week}/corrections`, entries);
}
