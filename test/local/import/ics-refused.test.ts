import { expect, test } from '@jest/globals';
import { readIcs } from '../../../local/import/calendar/ics/read-ics.ts';
import { Stop } from '../../../local/import/io.ts';
import { calendarText, event } from './ics-text.ts';

const options = {
  zone: 'Europe/Berlin',
  from: new Date('2026-11-01T00:00:00Z'),
  to: new Date('2026-12-01T00:00:00Z'),
};
const start = 'DTSTART;TZID=Europe/Berlin:20261116T090000';
const good = event('good', start, 'SUMMARY:Good');

test.each([
  [
    'an unknown time zone',
    event('x', 'DTSTART;TZID=Middle-earth:20261116T090000'),
    /DTSTART names a time zone .* "Middle-earth"/,
  ],
  [
    'a day that does not exist',
    event('x', 'DTSTART:20260230T090000Z'),
    /DTSTART is not a date or time: "20260230T090000Z"/,
  ],
  ['an end that is no time', event('x', start, 'DTEND:tomorrow'), /DTEND is not a date or time: "tomorrow"/],
  ['an excluded date that is no date', event('x', start, 'EXDATE:2026-11-16'), /EXDATE is not a date/],
  ['no start', event('x', 'SUMMARY:When?'), /has no DTSTART/],
  ['no UID', ['BEGIN:VEVENT', start, 'SUMMARY:Who?', 'END:VEVENT'], /has no UID/],
  ['two starts', event('x', start, start), /cannot be read: duplicate DTSTART/],
  ['a rule that is none', event('x', start, 'RRULE:FREQ=SOMETIMES'), /cannot be read: .*FREQ/],
  ['a rule without end in sight', event('x', start, 'RRULE:FREQ=SECONDLY'), /repeats every minute or second/],
  ['extra dates', event('x', start, 'RDATE:20261118T090000Z'), /RDATE/],
  [
    'a change of all that follows',
    event('x', `RECURRENCE-ID;RANGE=THISANDFUTURE:20261116T080000Z`, start),
    /THISANDFUTURE/,
  ],
  ['no end of the component', event('x', start).slice(0, -1), /not closed by END:VEVENT/],
])('an event with %s is refused with its line, and the others go in', (_, bad, reason) => {
  const { items, refused } = readIcs(
    calendarText(
      good,
      bad,
      good.map(line => line.replace('good', 'after')),
    ),
    options,
  );
  expect(refused).toEqual([{ position: 4 + good.length, reason: expect.stringMatching(reason) }]);
  expect(items.map(item => (item.event as { id: string }).id)).toEqual(['good', 'after']);
});

test('an event that is not bad is not refused', () => {
  expect(readIcs(calendarText(good), options).refused).toEqual([]);
});

test('a file that is not a calendar is none', () => {
  expect(() => readIcs('BEGIN:VCARD\nEND:VCARD', options)).toThrow(Stop);
});
