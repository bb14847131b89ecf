import { Temporal } from 'temporal-polyfill';
import { nameOf } from './components.ts';
import type { ZoneFinder } from './zones.ts';

export type Fault = { fault: string };

const dateProperties = ['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE'];

/**
 * Writes the dates of a VEVENT so that they mean the same everywhere: every time zone by a name that is known, and
 * floating times ("nine o'clock, wherever you are") in the zone of the event's start, or else in the person's own.
 * Without this the parser would take them for times of the machine that it runs on.
 */
export function pinDates(lines: readonly string[], zoneOf: ZoneFinder, ownZone: string): string[] | Fault {
  const start = lines.find(line => nameOf(line) === 'DTSTART');
  if (start === undefined) return { fault: 'has no DTSTART' };
  const tzid = tzidOf(start);
  const floating = (tzid && zoneOf(tzid)) ?? ownZone;
  const pinned = lines.map(line =>
    dateProperties.includes(nameOf(line)) ? pin(line, zoneOf, floating) : line,
  );
  return pinned.find(line => isFault(line)) ?? pinned.filter(line => typeof line === 'string');
}

function pin(line: string, zoneOf: ZoneFinder, floating: string): string | Fault {
  const name = nameOf(line);
  const values = line
    .slice(line.lastIndexOf(':') + 1)
    .trim()
    .split(',')
    .filter(value => value !== '');
  const wrong = values.length === 0 ? '' : values.find(value => !isDate(value));
  if (wrong !== undefined) return { fault: `${name} is not a date or time: "${wrong}"` };
  const text = values.join(',');
  if (values.every(value => value.length === 8)) return `${name};VALUE=DATE:${text}`;
  if (values.every(value => value.endsWith('Z'))) return `${name}:${text}`;
  const tzid = tzidOf(line);
  const zone = tzid === undefined ? floating : zoneOf(tzid);
  if (zone === undefined) return { fault: `${name} names a time zone that is not known: "${tzid}"` };
  return `${name};TZID=${zone}:${text}`;
}

function tzidOf(line: string): string | undefined {
  const [, quoted, plain] = /;TZID=(?:"([^"]*)"|([^;:]*(?::\/\/[^;:]*)?))/i.exec(line) ?? [];
  return quoted ?? plain;
}

/** `20261116`, `20261116T090000` or `20261116T080000Z`; the parser would let 31 February pass as 3 March. */
function isDate(value: string): boolean {
  if (!/^\d{8}(T\d{6}Z?)?$/.test(value)) return false;
  try {
    Temporal.PlainDateTime.from(value.replace('Z', ''), { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

export function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'fault' in value;
}
