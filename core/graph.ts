import { Temporal } from 'temporal-polyfill';
import { findIana } from 'windows-iana';
import { outlookEvent } from './outlook.ts';
import type { CalendarEvent } from './sources.ts';
import { isZone } from './week.ts';

/** An event that cannot be used, and why, in words for whoever sent it. */
export type UnusableEvent = { unusable: string };

/** Longest title or category that is kept, and longest id that is accepted, in UTF-16 code units. */
const textLengthMax = 255;
const idLengthMax = 512;

/**
 * Turns one event of Microsoft Graph's calendarView into what planning needs, and drops the rest: bodies, names,
 * addresses and places are never kept. What the Outlook connector answers is taken, too. Shape: https://learn.microsoft.com/graph/api/resources/event
 */
export function fromGraphEvent(sent: unknown): CalendarEvent | UnusableEvent {
  if (!isRecord(sent)) return { unusable: 'must be an object' };
  const event = outlookEvent(sent);
  const id = event['id'];
  if (!isId(id)) return { unusable: `id must be text of 1 to ${idLengthMax} characters` };
  if (event['type'] === 'seriesMaster')
    return { unusable: 'is a series, not an occurrence: use calendarView' };
  const startsAtMs = instantOf(event['start']);
  const endsAtMs = instantOf(event['end']);
  if (typeof startsAtMs === 'string') return { unusable: `start ${startsAtMs}` };
  if (typeof endsAtMs === 'string') return { unusable: `end ${endsAtMs}` };
  if (endsAtMs < startsAtMs) return { unusable: 'end must not lie before start' };
  const ignored = whyIgnored(event);
  const series = event['seriesMasterId'];
  return {
    id,
    title: ignored === 'private' ? '' : titleOf(event['subject']),
    startsAtMs,
    endsAtMs,
    ...(ignored && { ignored }),
    ...(isTentative(event) && { tentative: true }),
    ...listed('categories', texts(event['categories'])),
    ...listed('domains', domainsOf(event['attendees'])),
    ...(isId(series) && { seriesId: series }),
  };
}

/** `{dateTime: "2026-11-16T09:00:00.0000000", timeZone: "Pacific Standard Time"}`; the zone may be a Windows name. */
function instantOf(value: unknown): number | string {
  if (!isRecord(value) || typeof value['dateTime'] !== 'string') return 'must have a dateTime';
  const zone = zoneOf(value['timeZone']);
  if (zone === undefined) return 'has a time zone that is not known';
  try {
    const text = value['dateTime'].replace(/(\.\d{1,9})\d*/, '$1');
    if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return 'is not a date and time';
  }
}

function zoneOf(value: unknown): string | undefined {
  if (value === undefined || value === '') return 'UTC';
  if (typeof value !== 'string') return undefined;
  return isZone(value) ? value : findIana(value)[0];
}

/** Why an event never counts as work. The order is that of how final the reason is. */
function whyIgnored(event: Record<string, unknown>): CalendarEvent['ignored'] {
  const response = isRecord(event['responseStatus']) ? event['responseStatus']['response'] : undefined;
  if (event['isCancelled'] === true) return 'cancelled';
  if (response === 'declined') return 'declined';
  if (event['sensitivity'] === 'private' || event['sensitivity'] === 'personal') return 'private';
  if (event['isAllDay'] === true) return 'allDay';
  return event['showAs'] === 'free' || event['showAs'] === 'oof' ? 'free' : undefined;
}

function isTentative(event: Record<string, unknown>): boolean {
  const response = isRecord(event['responseStatus']) ? event['responseStatus']['response'] : undefined;
  return event['showAs'] === 'tentative' || response === 'tentativelyAccepted' || response === 'notResponded';
}

function titleOf(subject: unknown): string {
  return typeof subject === 'string' ? cut(subject) : '';
}

/** Cut first: the cut may go through the middle of a character. */
function cut(text: string): string {
  return text.slice(0, textLengthMax).toWellFormed();
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= idLengthMax && value.isWellFormed();
}

function domainsOf(attendees: unknown): string[] {
  if (!Array.isArray(attendees)) return [];
  const domains = attendees.flatMap(attendee => {
    const email = isRecord(attendee) && isRecord(attendee['emailAddress']) ? attendee['emailAddress'] : {};
    const address = email['address'];
    return typeof address === 'string' && address.includes('@') ? [address.split('@').at(-1) as string] : [];
  });
  return [...new Set(domains.map(domain => cut(domain.trim().toLowerCase())))].sort().slice(0, 50);
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(each => typeof each === 'string' && each !== '')
    .slice(0, 50)
    .map(cut);
}

function listed<K extends string>(field: K, values: string[]): { [field in K]?: string[] } {
  return values.length === 0 ? {} : ({ [field]: values } as { [field in K]: string[] });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
