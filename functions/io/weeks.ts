import type { Container } from '@azure/cosmos';
import type { ChangedWeek, Timesheets } from '../ports.ts';
import type { HeadDocument } from '../week/documents.ts';
import { queryPage, withoutSystemFields } from './query-page.ts';

/** Reads one week of everybody below the tenant's half of the key. */
export function weeksIn(container: Container): Timesheets['weeks'] {
  return (tenantId, { week, status }, page) => {
    const ofStatus = status === undefined ? '' : ' AND c.status = @status';
    const query = `SELECT * FROM c WHERE c.kind = 'week' AND c.week = @week${ofStatus}`;
    const parameters = [
      { name: '@week', value: week },
      ...(status === undefined ? [] : [{ name: '@status', value: status }]),
    ];
    return queryPage<HeadDocument>(container, [tenantId], { query, parameters }, page);
  };
}

/** Reads weeks by the second of their last write, which the store indexes by itself. */
export function changedIn(container: Container): Timesheets['changed'] {
  return async ({ tenantId, userId, status, afterS, untilS }, page) => {
    const ofStatus = status === undefined ? '' : ' AND c.status = @status';
    const when = 'c._ts > @after AND c._ts <= @until';
    const query = `SELECT c AS head, c._ts AS changedS FROM c WHERE c.kind = 'week' AND ${when}${ofStatus}`;
    const parameters = [
      { name: '@after', value: afterS },
      { name: '@until', value: untilS },
      ...(status === undefined ? [] : [{ name: '@status', value: status }]),
    ];
    const partitionKey = userId === undefined ? [tenantId] : [tenantId, userId];
    const found = await queryPage<ChangedWeek>(container, partitionKey, { query, parameters }, page);
    const items = found.items.map(({ head, changedS }) => ({
      head: withoutSystemFields(head) as HeadDocument,
      changedS,
    }));
    return { ...found, items };
  };
}
