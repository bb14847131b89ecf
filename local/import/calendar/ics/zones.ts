import { Temporal } from 'temporal-polyfill';
import { findIana } from 'windows-iana';
import { isZone } from '../../../../core/week.ts';

/** Finds the time zone that a TZID means: an IANA name or an offset such as `+0200`; undefined when nobody can say. */
export type ZoneFinder = (tzid: string) => string | undefined;

/**
 * TZIDs are free text. Known are IANA names (also at the end of a path, as some programs write them) and Windows names.
 * For others the VTIMEZONE of the file is asked: one that never changes its clocks is its offset, and one with the
 * offsets of the person's own zone is taken for that. Guessing any further would put meetings at wrong hours.
 */
export function zoneFinder(offsets: ReadonlyMap<string, readonly string[]>, ownZone: string): ZoneFinder {
  return tzid => named(tzid) ?? described(offsets.get(tzid) ?? [], ownZone);
}

function named(tzid: string): string | undefined {
  const atTheEnd = /[A-Z]\w+\/[\w+-]+(\/[\w+-]+)?$/.exec(tzid)?.[0];
  return [tzid, findIana(tzid)[0], atTheEnd].find(name => name !== undefined && isZone(name));
}

function described(offsets: readonly string[], ownZone: string): string | undefined {
  const [offset, ...others] = new Set(offsets);
  if (offset === undefined || !/^[+-]\d{4}$/.test(offset)) return undefined;
  if (others.length === 0) return offset;
  const own = offsetsOf(ownZone);
  return own.every(each => offsets.includes(each)) && others.length + 1 === own.length ? ownZone : undefined;
}

/** The offsets of a zone in January and July, as VTIMEZONEs write them. */
function offsetsOf(zone: string): string[] {
  const { year } = Temporal.Now.plainDateISO();
  const offsets = [1, 7].map(
    month => Temporal.PlainDate.from({ year, month, day: 1 }).toZonedDateTime(zone).offset,
  );
  return [...new Set(offsets)].map(offset => offset.replace(':', ''));
}
