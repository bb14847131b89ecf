import type { Container } from '@azure/cosmos';
import type { WeekStatus } from '../../core/head.ts';
import type { ChangedWeek, Timesheets } from '../ports.ts';
import type { HeadDocument, RunDocument } from '../week/documents.ts';
import { queryPage, withoutSystemFields } from './query-page.ts';

/** Reads one week of everybody below the tenant's half of the key, and the receipts of one week of one person. */
export function weeksIn(container: Container): Pick<Timesheets, 'weeks' | 'weekStates' | 'runs'> {
  return {
    weeks: ofEverybody(container),
    async weekStates(tenantId, week) {
      const query =
        "SELECT c.status, COUNT(1) AS people FROM c WHERE c.kind = 'week' AND c.week = @week GROUP BY c.status";
      const parameters = [{ name: '@week', value: week }];
      const found = container.items.query<{ status: WeekStatus; people: number }>(
        { query, parameters },
        { partitionKey: [tenantId] },
      );
      const { resources } = await found.fetchAll();
      return Object.fromEntries(resources.map(({ status, people }) => [status, people]));
    },
    runs({ tenantId, userId }, week, page) {
      const query = "SELECT * FROM c WHERE c.kind = 'run' AND c.week = @week ORDER BY c.createdAt DESC";
      const parameters = [{ name: '@week', value: week }];
      return queryPage<RunDocument>(container, [tenantId, userId], { query, parameters }, page);
    },
  };
}

function ofEverybody(container: Container): Timesheets['weeks'] {
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
