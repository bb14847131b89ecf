import { describe, expect, test } from '@jest/globals';
import { fromGraphEvent } from '../../core/graph.ts';

/** One hour on a Monday, as the Outlook connector's calendar view (V3) answers it. */
function anOutlookEvent(rest: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'event-1',
    subject: 'Review',
    start: '2026-11-16T09:00:00.0000000',
    end: '2026-11-16T10:00:00.0000000',
    startWithTimeZone: '2026-11-16T09:00:00+00:00',
    endWithTimeZone: '2026-11-16T10:00:00+00:00',
    responseType: 'accepted',
    showAs: 'busy',
    isAllDay: false,
    sensitivity: 'normal',
    requiredAttendees: 'ann@apollo.example;bob@contoso.example;',
    optionalAttendees: '',
    categories: ['Moon'],
    ...rest,
  };
}

describe('an event of the Outlook connector', () => {
  test('is the event that Graph would have answered', () => {
    expect(fromGraphEvent(anOutlookEvent())).toEqual({
      id: 'event-1',
      title: 'Review',
      startsAtMs: Date.UTC(2026, 10, 16, 9),
      endsAtMs: Date.UTC(2026, 10, 16, 10),
      categories: ['Moon'],
      domains: ['apollo.example', 'contoso.example'],
    });
  });

  test('without offsets is in UTC', () => {
    const { startWithTimeZone: _, endWithTimeZone: __, ...event } = anOutlookEvent();
    expect(fromGraphEvent(event)).toMatchObject({ startsAtMs: Date.UTC(2026, 10, 16, 9) });
  });

  test('that was declined does not count', () => {
    expect(fromGraphEvent(anOutlookEvent({ responseType: 'declined' }))).toMatchObject({
      ignored: 'declined',
    });
  });

  test('with an end that is no time is told apart', () => {
    expect(fromGraphEvent(anOutlookEvent({ endWithTimeZone: 'later' }))).toEqual({
      unusable: 'end is not a date and time',
    });
  });

  test('says who is asked to come, and who may: those of elsewhere are known by their domains', () => {
    const people = { requiredAttendees: 'ann@apollo.example', optionalAttendees: ' ;eve@contoso.example; ' };
    expect(fromGraphEvent(anOutlookEvent(people))).toMatchObject({
      domains: ['apollo.example', 'contoso.example'],
    });
  });

  test('without attendees or an answer to it is an event all the same', () => {
    const { requiredAttendees: _, optionalAttendees: __, responseType: ___, ...event } = anOutlookEvent();
    const read = fromGraphEvent(event);
    expect(read).toMatchObject({ id: 'event-1', title: 'Review' });
    expect(read).not.toHaveProperty('domains');
    expect(read).not.toHaveProperty('ignored');
  });

  test('whose offset is not that of UTC is taken at its own hour', () => {
    const times = {
      startWithTimeZone: '2026-11-16T09:00:00+02:00',
      endWithTimeZone: '2026-11-16T10:00:00+02:00',
    };
    expect(fromGraphEvent(anOutlookEvent(times))).toMatchObject({ startsAtMs: Date.UTC(2026, 10, 16, 7) });
  });
});
