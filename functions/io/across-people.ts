import type { Container } from '@azure/cosmos';
import type { Among, ConsentingPerson, Rhythm, Timesheets } from '../ports.ts';
import type { OutboxDocument } from '../week/documents.ts';
import { queryPage } from './query-page.ts';

const consenting = "c.kind = 'profile' AND c.consent = true";

/** The reads that go over all people of a tenant: queries below the first half of the partition key. */
export function acrossPeople(
  container: Container,
): Pick<Timesheets, 'consenting' | 'countConsenting' | 'rhythms' | 'unrelayed'> {
  return {
    consenting(tenantId, { zone, group, ...page }) {
      const among = amongOf({ zone, group });
      const query = `SELECT c.userId, c.displayName, c.zone, c.workingHours FROM c WHERE ${consenting}${among.where}`;
      return queryPage<ConsentingPerson>(
        container,
        [tenantId],
        { query, parameters: among.parameters },
        page,
      );
    },
    async countConsenting(tenantId, wanted) {
      const { where, parameters } = amongOf(wanted);
      const query = `SELECT VALUE COUNT(1) FROM c WHERE ${consenting}${where}`;
      const options = { partitionKey: [tenantId] };
      const counts = await container.items.query<number>({ query, parameters }, options).fetchAll();
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

function amongOf({ zone, group }: { [K in keyof Among]: Among[K] | undefined }): {
  where: string;
  parameters: { name: string; value: string }[];
} {
  const conditions = [
    { condition: 'c.zone = @zone', name: '@zone', value: zone },
    { condition: 'ARRAY_CONTAINS(c.groups, @group)', name: '@group', value: group },
  ].flatMap(({ value, ...rest }) => (value === undefined ? [] : [{ ...rest, value }]));
  return {
    where: conditions.map(({ condition }) => ` AND ${condition}`).join(''),
    parameters: conditions.map(({ name, value }) => ({ name, value })),
  };
}
