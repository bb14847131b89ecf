/**
 * The fields of an event, as Microsoft Graph's calendarView answers it, that Time Agent looks at.
 * Shape: https://learn.microsoft.com/graph/api/resources/event
 */
export type GraphEvent = {
  id: string;
  subject: string;
  start: GraphTime;
  end: GraphTime;
  type: 'singleInstance' | 'occurrence' | 'exception';
  seriesMasterId?: string;
  isAllDay: boolean;
  isCancelled: boolean;
  showAs: 'busy' | 'tentative' | 'free' | 'oof';
  sensitivity: 'normal' | 'private' | 'confidential';
  categories: string[];
  organizer?: GraphAddress;
  attendees: GraphAddress[];
  responseStatus: { response: GraphResponse };
};

/** Wall-clock time in a time zone, which Graph gives by its IANA or its Windows name. */
export type GraphTime = { dateTime: string; timeZone: string };

export type GraphAddress = { emailAddress: { address: string } };

export type GraphResponse =
  | 'none'
  | 'organizer'
  | 'accepted'
  | 'tentativelyAccepted'
  | 'declined'
  | 'notResponded';
