import type { Container } from '@azure/cosmos';
import type { Timesheets } from '../ports.ts';
import type { HeadDocument } from '../week/documents.ts';
import { queryPage } from './query-page.ts';

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
