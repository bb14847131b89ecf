import type { JSONObject } from '@azure/cosmos';
import { defaultProfile } from '../../core/profile.ts';
import { noSources } from '../../core/sources.ts';
import type { Services } from '../../functions/ports.ts';
import { documentId } from '../../functions/week/documents.ts';
import { forEachBounded } from '../../local/import/bounded.ts';
import { progress } from '../harness/bench.ts';

export const fanoutWeek = '2026-W47';
const range = { from: '2026-11-02', to: '2026-12-18' };
const projects = ['apollo', 'borealis', 'cassini'].map(id => ({ id, name: id, status: 'open', tasks: [] }));

/** An ordinary person: two assignments and a booking, which make three lines a day and 15 entries a week. */
const sources = {
  ...noSources,
  assignments: [
    { id: 'a-1', projectId: 'apollo', ...range, minutesPerDay: 240 },
    { id: 'a-2', projectId: 'borealis', ...range, minutesPerDay: 120 },
  ],
  bookings: [{ id: 'b-1', projectId: 'cassini', ...range, minutesPerDay: 120 }],
};
export const entriesEach = 15;

/** Lays down a tenant of so many people who have agreed. */
export async function layDownTenant(services: Services, tenantId: string, count: number): Promise<void> {
  await services.tenants.write(tenantId, 'catalogue', { projects });
  let done = 0;
  await forEachBounded([...Array(count).keys()], 16, async index => {
    const partition = { tenantId, userId: `user-${index}` };
    const profile = {
      ...defaultProfile,
      ...partition,
      consent: true,
      id: documentId.profile,
      kind: 'profile',
    };
    const known = { ...sources, ...partition, id: documentId.sources, kind: 'sources' };
    const create = (document: object) => ({
      operationType: 'Create' as const,
      resourceBody: document as JSONObject,
    });
    await services.timesheets.batch(partition, [create(profile), create(known)]);
    done += 1;
    if (done % 2_000 === 0) progress(`  ${done} of ${count} people`);
  });
}
