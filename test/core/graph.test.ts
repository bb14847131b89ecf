import { describe, expect, test } from '@jest/globals';
import { fromGraphEvent } from '../../core/graph.ts';

/** One hour on a Monday, as Graph sends it. */
function aGraphEvent(rest: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'event-1',
    subject: 'Review',
    start: { dateTime: '2026-11-16T09:00:00.0000000', timeZone: 'UTC' },
    end: { dateTime: '2026-11-16T10:00:00.0000000', timeZone: 'UTC' },
    ...rest,
  };
}

const read = (rest: Record<string, unknown> = {}) => fromGraphEvent(aGraphEvent(rest));
const startOf = (dateTime: string, timeZone?: unknown) => {
  const event = read({ start: { dateTime, timeZone }, end: { dateTime: '2027-01-01T00:00:00Z' } });
  return 'unusable' in event ? event.unusable : new Date(event.startsAtMs).toISOString();
};

describe('an event of a calendar view', () => {
  test('is reduced to what planning needs', () => {
    const event = read({
      bodyPreview: 'secret',
      location: { displayName: 'secret' },
      organizer: { emailAddress: { name: 'secret', address: 'secret@example.org' } },
      attendees: [{ emailAddress: { name: 'secret', address: 'Ann@Apollo.example ' } }],
      categories: ['Moon'],
      seriesMasterId: 'series-1',
    });

    expect(event).toEqual({
      id: 'event-1',
      title: 'Review',
      startsAtMs: Date.UTC(2026, 10, 16, 9),
      endsAtMs: Date.UTC(2026, 10, 16, 10),
      categories: ['Moon'],
      domains: ['apollo.example'],
      seriesId: 'series-1',
    });
  });

  test('names each domain once, in order, and none that is no address', () => {
    const attendees = ['b@b.example', 'a@a.example', 'c@b.example', 'nobody', 7].map(address => ({
      emailAddress: { address },
    }));

    expect(read({ attendees: [...attendees, null, {}] })).toMatchObject({
      domains: ['a.example', 'b.example'],
    });
    expect(read({ attendees: 'all' })).not.toHaveProperty('domains');
  });

  test('without a subject has no title, and a long one is cut', () => {
    expect(read({ subject: null })).toMatchObject({ title: '' });
    expect(read({ subject: 'x'.repeat(300) })).toMatchObject({ title: 'x'.repeat(255) });
  });
});

describe('when it takes place', () => {
  test.each([
    ['2026-11-16T09:00:00.0000000', 'UTC', '2026-11-16T09:00:00.000Z'],
    ['2026-11-16T09:00:00', undefined, '2026-11-16T09:00:00.000Z'],
    ['2026-11-16T09:00:00', 'Europe/Berlin', '2026-11-16T08:00:00.000Z'],
    ['2026-07-16T09:00:00', 'W. Europe Standard Time', '2026-07-16T07:00:00.000Z'],
    ['2026-11-16T09:00:00', 'Pacific Standard Time', '2026-11-16T17:00:00.000Z'],
    ['2026-11-16T09:00:00+02:00', 'Europe/Berlin', '2026-11-16T07:00:00.000Z'],
    ['2026-11-16T09:00:00Z', 'Europe/Berlin', '2026-11-16T09:00:00.000Z'],
  ])('%s in %s is %s', (dateTime, zone, instant) => {
    expect(startOf(dateTime, zone)).toBe(instant);
  });

  test('in the hour that the clock skips, and in the one that it repeats, the instant exists', () => {
    expect(startOf('2026-03-29T02:30:00', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(startOf('2026-10-25T02:30:00', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  });
});

describe('what never counts as work', () => {
  test.each([
    [{ isCancelled: true }, 'cancelled'],
    [{ responseStatus: { response: 'declined' } }, 'declined'],
    [{ sensitivity: 'private' }, 'private'],
    [{ sensitivity: 'personal' }, 'private'],
    [{ isAllDay: true }, 'allDay'],
    [{ showAs: 'free' }, 'free'],
    [{ showAs: 'oof' }, 'free'],
  ])('%j: %s', (rest, ignored) => {
    expect(read(rest)).toMatchObject({ ignored });
  });

  test.each([{ showAs: 'busy' }, { sensitivity: 'normal' }, { responseStatus: { response: 'accepted' } }])(
    'control: %j counts',
    rest => {
      expect(read(rest)).not.toHaveProperty('ignored');
    },
  );

  test('a private title is not kept', () => {
    expect(read({ subject: 'Doctor', sensitivity: 'private' })).toMatchObject({ title: '' });
  });

  test.each([
    { showAs: 'tentative' },
    { responseStatus: { response: 'tentativelyAccepted' } },
    { responseStatus: { response: 'notResponded' } },
  ])('%j is not certain to take place', rest => {
    expect(read(rest)).toMatchObject({ tentative: true });
    expect(read()).not.toHaveProperty('tentative');
  });
});

describe('an event that cannot be used says why', () => {
  test.each([
    [{ id: undefined }, 'id must be text'],
    [{ id: '' }, 'id must be text'],
    [{ id: 'x'.repeat(513) }, 'id must be text'],
    [{ type: 'seriesMaster' }, 'use calendarView'],
    [{ start: undefined }, 'start must have a dateTime'],
    [{ end: { dateTime: 'tomorrow' } }, 'end is not a date and time'],
    [{ start: { dateTime: '2026-02-30T09:00:00' } }, 'start is not a date and time'],
    [{ start: { dateTime: '2026-11-16T09:00:00', timeZone: 'Nowhere' } }, 'time zone that is not known'],
    [{ start: { dateTime: '2026-11-16T09:00:00', timeZone: 7 } }, 'time zone that is not known'],
    [{ end: { dateTime: '2026-11-16T08:59:00' } }, 'end must not lie before start'],
  ])('%j: %s', (rest, reason) => {
    expect(read(rest)).toEqual({ unusable: expect.stringContaining(reason) });
  });

  test.each([null, 7, 'event', [], undefined])('%j is no event', value => {
    expect(fromGraphEvent(value)).toEqual({ unusable: 'must be an object' });
  });

  test('one that ends as it starts is usable', () => {
    expect(read({ end: { dateTime: '2026-11-16T09:00:00' } })).not.toHaveProperty('unusable');
  });
});
