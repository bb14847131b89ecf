import { Temporal } from 'temporal-polyfill';
import { findIana } from 'windows-iana';
import { isZone } from '../../../../core/week.ts';

/** Finds the IANA time zone that a TZID means; undefined when nobody can say. */
export type ZoneFinder = (tzid: string) => string | undefined;

/**
 * TZIDs are free text. Known are IANA names (also at the end of a path, as some programs write them) and Windows names.
 * For others the VTIMEZONE of the file is asked: one with the offsets of the person's own zone is taken for that, and
 * one that never changes its clocks is its offset. Guessing any further would put meetings at wrong hours.
 */
export function zoneFinder(offsets: ReadonlyMap<string, readonly string[]>, ownZone: string): ZoneFinder {
  return tzid => named(tzid) ?? described(new Set(offsets.get(tzid)), ownZone);
}

function named(tzid: string): string | undefined {
  const atTheEnd = /[A-Z]\w+\/[\w+-]+(\/[\w+-]+)?$/.exec(tzid)?.[0];
  return [tzid, findIana(tzid)[0], atTheEnd].find(name => name !== undefined && isZone(name));
}

function described(offsets: ReadonlySet<string>, ownZone: string): string | undefined {
  const own = offsetsOf(ownZone);
  if (own.size === offsets.size && [...own].every(each => offsets.has(each))) return ownZone;
  const [offset = ''] = offsets;
  const [, sign, hours] = /^([+-])(\d\d)00$/.exec(offset) ?? [];
  if (offsets.size !== 1 || hours === undefined) return undefined;
  // The names count from the other side: Etc/GMT-4 is four hours ahead of UTC.
  const name = `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
  return isZone(name) ? name : undefined;
}

/** The offsets of a zone in January and July, as VTIMEZONEs write them. */
function offsetsOf(zone: string): Set<string> {
  const { year } = Temporal.Now.plainDateISO();
  const offsets = [1, 7].map(
    month => Temporal.PlainDate.from({ year, month, day: 1 }).toZonedDateTime(zone).offset,
  );
  return new Set(offsets.map(offset => offset.replace(':', '')));
}
