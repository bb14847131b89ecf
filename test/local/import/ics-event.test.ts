import { describe, expect, test } from '@jest/globals';
import type { GraphEvent } from '../../../local/import/graph-event.ts';
import { instants, planned, read, startOf } from './ics-reading.ts';
import { berlinByOutlook, calendarText, event } from './ics-text.ts';

describe('a single event', () => {
  test('keeps title, categories, people and wall-clock time, and leaves text and place behind', () => {
    const [only, ...others] = read(
      calendarText(
        event(
          'kick-off@larkspur.example',
          'DTSTART;TZID=Europe/Berlin:20261116T090000',
          'DTEND;TZID=Europe/Berlin:20261116T103000',
          'SUMMARY;LANGUAGE=en:HBR-21: kick-off\\, part',
          '  one',
          'DESCRIPTION:Dial in at 555-0100',
          'LOCATION:Pier 4',
          'CATEGORIES:Harbour,Customer',
          'ORGANIZER;CN="Lee; Ann":mailto:ann.lee@portside.example',
          'ATTENDEE;CN=Marta;PARTSTAT=ACCEPTED:MAILTO:marta@larkspur.example',
          'BEGIN:VALARM',
          'TRIGGER:-PT15M',
          'ATTENDEE:mailto:alarm@elsewhere.example',
          'END:VALARM',
        ),
      ),
    );
    expect(others).toEqual([]);
    expect(only).toEqual({
      id: 'kick-off@larkspur.example',
      subject: 'HBR-21: kick-off, part one',
      start: { dateTime: '2026-11-16T09:00:00', timeZone: 'Europe/Berlin' },
      end: { dateTime: '2026-11-16T10:30:00', timeZone: 'Europe/Berlin' },
      type: 'singleInstance',
      isAllDay: false,
      isCancelled: false,
      showAs: 'busy',
      sensitivity: 'normal',
      categories: ['Harbour', 'Customer'],
      organizer: { emailAddress: { address: 'ann.lee@portside.example' } },
      attendees: [{ emailAddress: { address: 'marta@larkspur.example' } }],
      responseStatus: { response: 'none' },
    });
  });

  test.each([
    ['by Outlook’s name', 'DTSTART;TZID=W. Europe Standard Time:20261116T090000', '2026-11-16T08:00'],
    [
      'by a path that ends in its name',
      'DTSTART;TZID=/freeassociation/Europe/Berlin:20261116T090000',
      '2026-11-16T08:00',
    ],
    ['in quotation marks', 'DTSTART;TZID="America/New_York":20261116T090000', '2026-11-16T14:00'],
    ['in lower case', 'dtstart;tzid=Asia/Kolkata:20261116T090000', '2026-11-16T03:30'],
    ['in UTC', 'DTSTART:20261116T090000Z', '2026-11-16T09:00'],
    ['floating, which is the person’s own', 'DTSTART:20261116T090000', '2026-11-15T22:00'],
  ])('has its zone %s', (_, start, instant) => {
    const text = calendarText(berlinByOutlook, event('one', start, 'DURATION:PT1H', 'SUMMARY:One'));
    const [only] = read(text, { zone: 'Australia/Sydney' });
    expect(instants([only as GraphEvent])).toEqual([instant]);
    expect(planned(only as GraphEvent).endsAtMs - startOf(only as GraphEvent)).toBe(3_600_000);
  });

  test('has a zone that only the file knows, when its offsets are the person’s or never change', () => {
    const renamed = berlinByOutlook.map(line =>
      line.replace('W. Europe Standard Time', 'Customized Time Zone'),
    );
    const gulf = [
      'BEGIN:VTIMEZONE',
      'TZID:Gulf',
      'BEGIN:STANDARD',
      'TZOFFSETTO:+0400',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const events = read(
      calendarText(
        renamed,
        gulf,
        event('a', 'DTSTART;TZID=Customized Time Zone:20261116T090000', 'SUMMARY:A'),
        event('b', 'DTSTART;TZID=Gulf:20261117T090000', 'SUMMARY:B'),
      ),
    );
    expect(instants(events)).toEqual(['2026-11-16T08:00', '2026-11-17T05:00']);
  });

  test.each([
    ['CLASS:PRIVATE', { ignored: 'private', title: '' }],
    ['CLASS:CONFIDENTIAL', { title: 'Review' }],
    ['TRANSP:TRANSPARENT', { ignored: 'free' }],
    ['X-MICROSOFT-CDO-BUSYSTATUS:OOF', { ignored: 'free' }],
    ['STATUS:CANCELLED', { ignored: 'cancelled' }],
    ['STATUS:TENTATIVE', { tentative: true }],
    ['X-MICROSOFT-CDO-ALLDAYEVENT:TRUE', { ignored: 'allDay' }],
  ])('means by %s what Graph means', (line, expected) => {
    const times = ['DTSTART:20261116T090000Z', 'DTEND:20261116T100000Z'];
    const [only] = read(calendarText(event('one', ...times, 'SUMMARY:Review', line)));
    const [control] = read(calendarText(event('one', ...times, 'SUMMARY:Review')));
    expect(planned(only as GraphEvent)).toMatchObject(expected);
    expect(planned(control as GraphEvent)).toEqual({
      id: 'one',
      title: 'Review',
      startsAtMs: Date.UTC(2026, 10, 16, 9),
      endsAtMs: Date.UTC(2026, 10, 16, 10),
    });
  });

  test('lasts whole days of the person, wherever the file is read', () => {
    const [only] = read(
      calendarText(event('fair', 'DTSTART;VALUE=DATE:20261117', 'DTEND;VALUE=DATE:20261119', 'SUMMARY:Fair')),
    );
    expect(only).toMatchObject({
      isAllDay: true,
      start: { dateTime: '2026-11-17T00:00:00', timeZone: 'Europe/Berlin' },
      end: { dateTime: '2026-11-19T00:00:00', timeZone: 'Europe/Berlin' },
    });
  });

  test('counts the answer of the person, not that of others', () => {
    const text = (name: string) =>
      calendarText(
        [`X-WR-CALNAME:${name}`],
        event(
          'one',
          'DTSTART:20261116T090000Z',
          'SUMMARY:Review',
          'ATTENDEE;PARTSTAT=ACCEPTED:mailto:jonas@larkspur.example',
          'ATTENDEE;PARTSTAT=DECLINED:mailto:Marta@larkspur.example',
        ),
      );
    const responses = [
      read(text('Work')),
      read(text('Work'), { email: 'jonas@larkspur.example' }),
      read(text('Work'), { email: 'marta@larkspur.example' }),
      read(text('marta@larkspur.example')),
    ].map(([each]) => each?.responseStatus.response);
    expect(responses).toEqual(['none', 'accepted', 'declined', 'declined']);
  });

  test('is cancelled when the whole file is a cancellation', () => {
    const [only] = read(
      calendarText(['METHOD:CANCEL'], event('one', 'DTSTART:20261116T090000Z', 'SUMMARY:One')),
    );
    expect(only?.isCancelled).toBe(true);
  });
});
