import type { Attendee, DateWithTimeZone, Organizer, VEvent } from 'node-ical';
import type { GraphAddress, GraphEvent, GraphResponse, GraphTime } from '../../graph-event.ts';
import type { Instance } from './series.ts';
import { wallTime, zoneOf } from './wall.ts';

/** What the file does not say by itself. */
export type Reader = {
  /** The person's time zone: all-day events are days of theirs. */
  zone: string;
  /** The person's mail address, by which their own answer is found among the attendees. */
  email?: string;
  /** The whole file is a cancellation (METHOD:CANCEL). */
  cancelled: boolean;
};

/** One event of an iCalendar file in the shape of Graph's calendarView. Descriptions, places and names stay behind. */
export function toGraph(
  { event, start, end, occurrence, isException }: Instance,
  reader: Reader,
): GraphEvent {
  const { uid } = event;
  return {
    id: occurrence === undefined ? uid : `${uid}/${occurrence}`,
    subject: textOf(event.summary),
    start: timeOf(start, zoneOf(start), reader),
    end: timeOf(end, zoneOf(start), reader),
    type: occurrence === undefined ? 'singleInstance' : isException ? 'exception' : 'occurrence',
    ...(occurrence !== undefined && { seriesMasterId: uid }),
    isAllDay: start.dateOnly === true || upper(event['MICROSOFT-CDO-ALLDAYEVENT']) === 'TRUE',
    isCancelled: reader.cancelled || upper(event.status) === 'CANCELLED',
    showAs: showAs(event),
    sensitivity: sensitivities[upper(event.class)] ?? 'normal',
    categories: event.categories ?? [],
    ...(event.organizer && { organizer: addressOf(event.organizer) }),
    attendees: attendeesOf(event).map(addressOf),
    responseStatus: { response: responseOf(event, reader.email) },
  };
}

/** Wall-clock time, because that is what stays when a clock change lies between two occurrences. */
function timeOf(date: DateWithTimeZone, zone: string, reader: Reader): GraphTime {
  if (date.dateOnly) return { dateTime: wallTime(date).toString(), timeZone: reader.zone };
  const instant = Object.assign(new Date(date), { tz: zone });
  return { dateTime: wallTime(instant).toString(), timeZone: zone };
}

const sensitivities: Record<string, GraphEvent['sensitivity']> = {
  PRIVATE: 'private',
  CONFIDENTIAL: 'confidential',
};

const busyStatus: Record<string, GraphEvent['showAs']> = { FREE: 'free', TENTATIVE: 'tentative', OOF: 'oof' };

/** Outlook says it in a field of its own; everybody else by TRANSP and STATUS. */
function showAs(event: VEvent): GraphEvent['showAs'] {
  const outlook = busyStatus[upper(event['MICROSOFT-CDO-BUSYSTATUS'])];
  if (outlook) return outlook;
  if (upper(event.transparency) === 'TRANSPARENT') return 'free';
  return upper(event.status) === 'TENTATIVE' ? 'tentative' : 'busy';
}

const responses: Record<string, GraphResponse> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentativelyAccepted',
  DECLINED: 'declined',
  // Somebody else goes in their place.
  DELEGATED: 'declined',
  'NEEDS-ACTION': 'notResponded',
};

function responseOf(event: VEvent, email: string | undefined): GraphResponse {
  if (email === undefined) return 'none';
  const isOwn = (who: Attendee | Organizer) =>
    addressOf(who).emailAddress.address.toLowerCase() === email.toLowerCase();
  if (event.organizer && isOwn(event.organizer)) return 'organizer';
  const own = attendeesOf(event).find(isOwn);
  const answer = typeof own === 'object' ? own.params.PARTSTAT : undefined;
  return own === undefined ? 'none' : (responses[upper(answer)] ?? 'notResponded');
}

function attendeesOf({ attendee = [] }: VEvent): Attendee[] {
  return Array.isArray(attendee) ? attendee : [attendee];
}

function addressOf(who: Attendee | Organizer): GraphAddress {
  return {
    emailAddress: {
      address: textOf(who)
        .replace(/^mailto:/i, '')
        .trim(),
    },
  };
}

/** A property with parameters is an object, one that was given twice an array. */
function textOf(value: unknown): string {
  const [first = ''] = [value].flat();
  return String(typeof first === 'object' && first !== null && 'val' in first ? first.val : first);
}

function upper(value: unknown): string {
  return textOf(value).toUpperCase();
}
