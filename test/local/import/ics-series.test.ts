import { describe, expect, test } from '@jest/globals';
import { readIcs } from '../../../local/import/calendar/ics/read-ics.ts';
import type { GraphEvent } from '../../../local/import/graph-event.ts';
import { instants, november, read } from './ics-reading.ts';
import { calendarText, event } from './ics-text.ts';

describe('a series', () => {
  const standUp = [
    'DTSTART;TZID=Europe/Berlin:20261019T091500',
    'DTEND;TZID=Europe/Berlin:20261019T093000',
    'SUMMARY:Stand-up',
  ];

  test('stays at its hour when the clocks change', () => {
    const october = { from: new Date('2026-10-19T00:00:00Z'), to: new Date('2026-11-02T00:00:00Z') };
    const events = read(calendarText(event('s', ...standUp, 'RRULE:FREQ=WEEKLY;BYDAY=MO,FR')), october);
    expect(events.map(each => each.start.dateTime)).toEqual([
      '2026-10-19T09:15:00',
      '2026-10-23T09:15:00',
      '2026-10-26T09:15:00',
      '2026-10-30T09:15:00',
    ]);
    expect(instants(events)).toEqual([
      '2026-10-19T07:15',
      '2026-10-23T07:15',
      '2026-10-26T08:15',
      '2026-10-30T08:15',
    ]);
    expect(events.map(each => [each.id, each.type, each.seriesMasterId])[3]).toEqual([
      's/20261030T081500Z',
      'occurrence',
      's',
    ]);
  });

  test('of floating times follows the clocks of the person', () => {
    const text = calendarText(
      event('s', 'DTSTART:20261019T091500', 'SUMMARY:Walk', 'RRULE:FREQ=WEEKLY;UNTIL=20261130T091500'),
    );
    const events = read(text, { from: new Date('2026-10-19T00:00:00Z') });
    expect(events.map(each => each.start.dateTime.slice(5, 16))).toEqual([
      '10-19T09:15',
      '10-26T09:15',
      '11-02T09:15',
      '11-09T09:15',
      '11-16T09:15',
      '11-23T09:15',
    ]);
  });

  test('leaves out excluded dates, moves an exception, and keeps a cancelled one as cancelled', () => {
    const events = read(
      calendarText(
        event('s', ...standUp, 'RRULE:FREQ=WEEKLY', 'EXDATE;TZID=Europe/Berlin:20261109T091500'),
        event(
          's',
          'RECURRENCE-ID;TZID=Europe/Berlin:20261116T091500',
          'DTSTART;TZID=Europe/Berlin:20261117T140000',
          'DTEND;TZID=Europe/Berlin:20261117T150000',
          'SUMMARY:Stand-up with the customer',
        ),
        event(
          's',
          'RECURRENCE-ID:20261123T081500Z',
          'DTSTART:20261123T081500Z',
          'SUMMARY:Stand-up',
          'STATUS:CANCELLED',
        ),
      ),
    );
    expect(events.map(({ id, start, type, isCancelled }) => [id, start.dateTime, type, isCancelled])).toEqual(
      [
        ['s/20261102T081500Z', '2026-11-02T09:15:00', 'occurrence', false],
        ['s/20261116T081500Z', '2026-11-17T14:00:00', 'exception', false],
        ['s/20261123T081500Z', '2026-11-23T08:15:00', 'exception', true],
      ],
    );
  });

  test('brings in an exception that was moved into the window, and not one that was moved out of it', () => {
    const exception = (from: string, to: string) =>
      event(
        's',
        `RECURRENCE-ID;TZID=Europe/Berlin:${from}`,
        `DTSTART;TZID=Europe/Berlin:${to}`,
        'SUMMARY:Moved',
      );
    const text = calendarText(
      event('s', ...standUp, 'RRULE:FREQ=WEEKLY'),
      exception('20261026T091500', '20261103T100000'),
      exception('20261123T091500', '20261203T100000'),
    );
    expect(read(text).map(each => each.start.dateTime.slice(0, 10))).toEqual([
      '2026-11-02',
      '2026-11-03',
      '2026-11-09',
      '2026-11-16',
    ]);
  });

  test('of whole days is excluded by its dates', () => {
    const text = calendarText(
      event(
        's',
        'DTSTART;VALUE=DATE:20261102',
        'SUMMARY:On call',
        'RRULE:FREQ=WEEKLY',
        'EXDATE;VALUE=DATE:20261116',
      ),
    );
    const events = read(text);
    expect(events.map(each => each.start.dateTime)).toEqual([
      '2026-11-02T00:00:00',
      '2026-11-09T00:00:00',
      '2026-11-23T00:00:00',
    ]);
    expect(events.map(each => each.id)[1]).toBe('s/20261109');
  });

  test('that is excluded by a bare date loses the occurrence of that day on its own wall', () => {
    const times = [
      'DTSTART;TZID=Australia/Sydney:20261102T080000',
      'DTEND;TZID=Australia/Sydney:20261102T083000',
    ];
    const text = calendarText(
      event('s', ...times, 'SUMMARY:Early', 'RRULE:FREQ=DAILY;COUNT=4', 'EXDATE;VALUE=DATE:20261104'),
    );
    const dates = read(text, { from: new Date('2026-11-01T00:00:00Z') }).map(each =>
      each.start.dateTime.slice(8, 10),
    );
    expect(dates).toEqual(['02', '03', '05']);
  });

  test.each([
    ['every first Tuesday', 'FREQ=MONTHLY;BYDAY=1TU', ['2026-11-03']],
    ['every other week', 'FREQ=WEEKLY;INTERVAL=2', ['2026-11-02', '2026-11-16']],
    ['ten times', 'FREQ=WEEKLY;COUNT=4', ['2026-11-02', '2026-11-09']],
    ['until a day', 'FREQ=WEEKLY;UNTIL=20261109T081500Z', ['2026-11-02', '2026-11-09']],
    [
      'for ever, since long ago',
      'FREQ=DAILY;BYDAY=TH',
      ['2026-11-05', '2026-11-12', '2026-11-19', '2026-11-26'],
    ],
  ])('repeats %s', (name, rule, dates) => {
    const since = name.includes('long ago') ? '19950105' : '20261019';
    const times = standUp.map(line => line.replaceAll('20261019', since));
    const events = read(calendarText(event('s', ...times, `RRULE:${rule}`)));
    expect(events.map(each => each.start.dateTime.slice(0, 10))).toEqual(dates);
  });

  test('takes the newest version of what a file says twice', () => {
    const version = (sequence: number, title: string) =>
      event('s', 'DTSTART:20261116T090000Z', `SUMMARY:${title}`, `SEQUENCE:${sequence}`);
    const text = calendarText(version(3, 'Newest'), version(2, 'Older'));
    const { items, refused } = readIcs(text, { zone: 'UTC', ...november });
    expect(items.map(item => (item.event as GraphEvent).subject)).toEqual(['Newest']);
    expect(refused).toEqual([
      { position: 11, reason: 'the event is an older version of the event in line 4' },
    ]);
  });
});
