import type { HttpRequest } from '@azure/functions';
import type { z } from 'zod';
import type { Sources } from '../../core/sources.ts';
import { readBody } from '../http/body.ts';
import type { Partition, Services } from '../ports.ts';
import { imports } from '../schemas/person.ts';
import { importEarlierWeeks, importList, type ListKind } from './sources.ts';

type Importer = (
  services: Services,
  partition: Partition,
  request: HttpRequest,
) => Promise<{ imported: number; stored: number }>;

/** What can be imported besides the calendar, by the name that the address gives it. */
export const importers: ReadonlyMap<string, Importer> = new Map([
  ['assignments', listImporter('assignments', imports.assignments)],
  ['bookings', listImporter('bookings', imports.bookings)],
  ['time-off', listImporter('timeOff', imports['time-off'])],
  ['holidays', listImporter('holidays', imports.holidays)],
  ['earlier-weeks', importWeeks],
]);

type ListImport<K extends ListKind> = z.ZodType<{ items: Sources[K]; mode: 'replace' | 'merge' }>;

function listImporter<K extends ListKind>(kind: K, schema: ListImport<K>): Importer {
  return async (services, partition, request) => {
    const { items, mode } = await readBody(request, schema);
    return { imported: items.length, stored: await importList(services, partition, kind, items, mode) };
  };
}

async function importWeeks(...[services, partition, request]: Parameters<Importer>): ReturnType<Importer> {
  const { items, mode } = await readBody(request, imports['earlier-weeks']);
  return { imported: items.length, stored: await importEarlierWeeks(services, partition, items, mode) };
}
