import type { Container } from '@azure/cosmos';
import type { ConsentingPerson, Rhythm, Timesheets } from '../ports.ts';
import type { OutboxDocument } from '../week/documents.ts';
import { queryPage } from './query-page.ts';

const consenting = "c.kind = 'profile' AND c.consent = true";

/** The reads that go over all people of a tenant: queries below the first half of the partition key. */
export function acrossPeople(
  container: Container,
): Pick<Timesheets, 'consenting' | 'countConsenting' | 'rhythms' | 'unrelayed'> {
  return {
    consenting(tenantId, { zone, ...page }) {
      const query = `SELECT c.userId, c.zone, c.workingHours FROM c WHERE ${consenting}${inZone(zone)}`;
      return queryPage<ConsentingPerson>(container, [tenantId], { query, parameters: zoneOf(zone) }, page);
    },
    async countConsenting(tenantId, zone) {
      const query = `SELECT VALUE COUNT(1) FROM c WHERE ${consenting}${inZone(zone)}`;
      const options = { partitionKey: [tenantId] };
      const counts = await container.items
        .query<number>({ query, parameters: zoneOf(zone) }, options)
        .fetchAll();
      return counts.resources.reduce((sum, count) => sum + count, 0);
    },
    async rhythms(tenantId) {
      const query = `SELECT DISTINCT c.zone, c.workingHours FROM c WHERE ${consenting}`;
      const options = { partitionKey: [tenantId] };
      return (await container.items.query<Rhythm>(query, options).fetchAll()).resources;
    },
    unrelayed(tenantId, before, page) {
      const query =
        "SELECT * FROM c WHERE c.kind = 'outbox' AND NOT IS_DEFINED(c.relayedAt) AND c.createdAt < @before";
      const parameters = [{ name: '@before', value: before }];
      return queryPage<OutboxDocument>(container, [tenantId], { query, parameters }, page);
    },
  };
}

function inZone(zone: string | undefined): string {
  return zone === undefined ? '' : ' AND c.zone = @zone';
}

function zoneOf(zone: string | undefined): { name: string; value: string }[] {
  return zone === undefined ? [] : [{ name: '@zone', value: zone }];
}
