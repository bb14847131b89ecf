type Fields = Record<string, unknown>;

/**
 * An event as the Outlook connector's "Get calendar view of events (V3)" answers it, in the shape of Microsoft Graph.
 * There times are text, with their offset in `startWithTimeZone` and in UTC without it, and attendees are addresses with
 * semicolons between them. An event of Graph is left as it is.
 * Shape: https://learn.microsoft.com/connectors/office365/#graphcalendareventclientreceive
 */
export function outlookEvent(event: Fields): Fields {
  if (typeof event['start'] !== 'string') return event;
  const { responseType } = event;
  const people = ['requiredAttendees', 'optionalAttendees'].flatMap(field => addressesIn(event[field]));
  return {
    ...event,
    start: time(event['startWithTimeZone'] ?? event['start']),
    end: time(event['endWithTimeZone'] ?? event['end']),
    attendees: people.map(address => ({ emailAddress: { address } })),
    ...(typeof responseType === 'string' && { responseStatus: { response: responseType } }),
  };
}

function time(dateTime: unknown): Fields {
  return { dateTime, timeZone: 'UTC' };
}

function addressesIn(text: unknown): string[] {
  return typeof text === 'string' ? text.split(';').filter(address => address.trim() !== '') : [];
}
