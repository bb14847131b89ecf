import type { Container } from '@azure/cosmos';
import type { DeliveryState } from '../../core/delivery.ts';
import type { Timesheets } from '../ports.ts';
import type { DeliveryDocument } from '../week/documents.ts';
import { queryPage } from './query-page.ts';

/** Reads the ledger inside one person's partition, or below the tenant's half of the key. */
export function deliveriesIn(container: Container): Pick<Timesheets, 'deliveries' | 'deliveryStates'> {
  return {
    deliveries: linesIn(container),
    async deliveryStates(tenantId, week) {
      const ofWeek = week === undefined ? '' : ' AND c.week = @week';
      const query = `SELECT c.state, COUNT(1) AS lines FROM c WHERE c.kind = 'delivery'${ofWeek} GROUP BY c.state`;
      const parameters = week === undefined ? [] : [{ name: '@week', value: week }];
      const found = container.items.query<{ state: DeliveryState; lines: number }>(
        { query, parameters },
        { partitionKey: [tenantId] },
      );
      const { resources } = await found.fetchAll();
      return Object.fromEntries(resources.map(({ state, lines }) => [state, lines]));
    },
  };
}

function linesIn(container: Container): Timesheets['deliveries'] {
  return ({ tenantId, userId, week, state }, page) => {
    const wanted = Object.entries({ week, state }).filter(([, value]) => value !== undefined);
    const conditions = ["c.kind = 'delivery'", ...wanted.map(([field]) => `c.${field} = @${field}`)];
    const parameters = wanted.map(([field, value]) => ({ name: `@${field}`, value: String(value) }));
    const partitionKey = userId === undefined ? [tenantId] : [tenantId, userId];
    const query = `SELECT * FROM c WHERE ${conditions.join(' AND ')}`;
    return queryPage<DeliveryDocument>(container, partitionKey, { query, parameters }, page);
  };
}
