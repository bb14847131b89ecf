import type { z } from 'zod';
import { calendarImport, imports, profileRequest } from '../../functions/schemas/person.ts';
import { deliveriesQuery } from '../../functions/schemas/queries.ts';
import type { Operation } from './operation.ts';

/** What a person has told Time Agent, what it plans from, and what it has told them. */
export const peopleOperations: Operation[] = [
  {
    ...{ id: 'GetCurrentUser', handler: 'me', method: 'get', path: '/me' },
    summary: 'Get the current user',
    description: 'Gets who the connection signs in as, and which roles that sign-in has.',
    ...{ visibility: 'important', answer: 'Caller', agent: 'free' },
  },
  {
    ...{ id: 'GetPreferences', handler: 'getProfile', method: 'get', path: '/users/{userId}/profile' },
    summary: 'Get preferences',
    description: 'Gets consent, time zone, working hours, source order and learned rules of one person.',
    ...{ visibility: 'important', answer: 'Preferences' },
  },
  {
    ...{ id: 'SetPreferences', handler: 'setProfile', method: 'put', path: '/users/{userId}/profile' },
    summary: 'Set preferences',
    description: 'Sets the given preferences of one person and keeps the others.',
    ...{ visibility: 'important', body: profileRequest, answer: 'Preferences' },
    refusals: ['projectUnknown', 'taskUnknown', 'runIdReused', 'busy'],
  },
  {
    ...{ id: 'GetDeliveries', handler: 'getDeliveries', method: 'get', path: '/users/{userId}/deliveries' },
    summary: 'Get deliveries',
    description: 'Gets which messages one person was sent, the newest first, and what stood in the way.',
    ...{ visibility: 'important', query: deliveriesQuery, answer: 'Deliveries', paged: true },
  },
  importing('Assignments', 'assignments', imports.assignments, 'task assignments'),
  importing('Bookings', 'bookings', imports.bookings, 'bookings'),
  importing('TimeOff', 'time-off', imports['time-off'], 'time off'),
  importing('Holidays', 'holidays', imports.holidays, 'public holidays'),
  importing('EarlierWeeks', 'earlier-weeks', imports['earlier-weeks'], 'earlier weeks'),
  {
    ...importing('CalendarEvents', 'calendar', calendarImport, 'calendar events', 'CalendarImported'),
    description:
      'Stores calendar events of one person as the Outlook or Microsoft Graph calendar view answers them. Names, addresses and texts of the events are not kept.',
  },
];

function importing(
  what: string,
  kind: string,
  body: z.ZodType,
  words: string,
  answer = 'Imported',
): Operation {
  return {
    ...{ id: `Import${what}`, handler: 'importSources', method: 'post' },
    path: `/users/{userId}/sources/${kind}`,
    summary: `Import ${words}`,
    description: `Stores the ${words} of one person, which the next run plans from.`,
    ...{ visibility: 'important', body, answer, refusals: ['runIdReused', 'busy'] },
  };
}
