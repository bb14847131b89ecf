import type { HttpRequest } from '@azure/functions';
import type { z } from 'zod';
import type { Sources } from '../../core/sources.ts';
import { readBody } from '../http/body.ts';
import type { Partition, Services } from '../ports.ts';
import { calendarImport, imports } from '../schemas/person.ts';
import { type CalendarImported, importCalendar } from './calendar.ts';
import { writeKey } from './receipt.ts';
import { importEarlierWeeks, importList, type ListKind } from './sources.ts';

type Importer = (services: Services, partition: Partition, request: HttpRequest) => Promise<Imported>;
type Imported = { imported: number; stored: number } | CalendarImported;

/** What can be imported, by the name that the address gives it. */
export const importers: ReadonlyMap<string, Importer> = new Map<string, Importer>([
  ['assignments', listImporter('assignments', imports.assignments)],
  ['bookings', listImporter('bookings', imports.bookings)],
  ['time-off', listImporter('timeOff', imports['time-off'])],
  ['holidays', listImporter('holidays', imports.holidays)],
  ['earlier-weeks', importWeeks],
  ['calendar', importEvents],
]);

type ListImport<K extends ListKind> = z.ZodType<{
  items: Sources[K];
  mode: 'replace' | 'merge';
  runId?: string;
}>;

function listImporter<K extends ListKind>(kind: K, schema: ListImport<K>): Importer {
  return async (services, partition, request) => {
    const body = await readBody(request, schema);
    const { items, mode } = body;
    const key = writeKey(kind, body);
    return { imported: items.length, stored: await importList(services, partition, kind, items, mode, key) };
  };
}

async function importWeeks(...[services, partition, request]: Parameters<Importer>): ReturnType<Importer> {
  const body = await readBody(request, imports['earlier-weeks']);
  const { items, mode } = body;
  const key = writeKey('earlier-weeks', body);
  return { imported: items.length, stored: await importEarlierWeeks(services, partition, items, mode, key) };
}

/** Calendar events as Microsoft Graph's calendarView answers them. */
async function importEvents(...[services, partition, request]: Parameters<Importer>): ReturnType<Importer> {
  return importCalendar(services, partition, await readBody(request, calendarImport));
}
