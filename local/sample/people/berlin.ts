import type { WeekId } from '../../../core/week.ts';
import { directory } from '../directory.ts';
import { around, calendar, target, weeksAgo, workdays, worked } from '../notation.ts';
import { type SamplePerson, samplePerson } from '../person.ts';

const zone = 'Europe/Berlin';
const place = { zone, holidayCalendar: 'de-BE' } as const;

export function berlin(week: WeekId): SamplePerson[] {
  return [marta(week), jonas(week), elif(week)];
}

function marta(week: WeekId): SamplePerson {
  return samplePerson(directory.marta, {
    title: 'Delivery lead',
    story:
      'Lives by her calendar: two meetings at once share the time, declined, private, cancelled and all-day events ' +
      'count for nothing, a tentative one counts with less confidence, and her booking and habits fill up the day.',
    profile: { ...place, consent: true, locale: 'en-GB', sourceOrder: ['calendar', 'booking', 'habit'] },
    bookings: [
      {
        id: 'booking-marta-rollout',
        ...target('harbour-rollout'),
        ...around(week, 6, 6),
        minutesPerDay: 330,
      },
    ],
    earlierWeeks: weeksAgo(
      week,
      [1, 2, 3, 4],
      [
        worked('harbour-rollout', workdays(330)),
        worked('internal-meetings', workdays(90)),
        worked('aurora-analytics', workdays(60)),
      ],
    ),
    calendars: [
      {
        week,
        events: calendar(week, zone, [
          ['Mon Tue Wed Thu Fri', '09:15-09:30', 'Harbour Terminal stand-up', { series: 'harbour-stand-up' }],
          ['Mon', '10:00-11:00', 'Aurora Grid: sprint review'],
          ['Mon', '10:30-11:30', 'HBR-21 risk review'],
          ['Tue', '14:00-15:00', 'Orchard Stores: pricing workshop', { response: 'declined' }],
          ['Wed', 'all day', 'Wayfinder: bid week'],
          ['Wed', '12:00-13:00', 'Meridian Billing', { private: true }],
          ['Thu', '11:00-12:00', 'WAY-11 steering group', { cancelled: true }],
          ['Thu', '15:00-16:30', 'Walk through the new gates', { with: ['yard.manager@portside.example'] }],
          ['Fri', '13:00-14:00', 'AUR-14: numbers for the board', { response: 'tentativelyAccepted' }],
          ['Fri', '16:00-17:00', 'Coffee with Jonas', { with: [directory.jonas.upn] }],
        ]),
      },
    ],
    drafts: [{ week, kind: 'draft' }],
  });
}

function jonas(week: WeekId): SamplePerson {
  return samplePerson(directory.jonas, {
    title: 'Developer',
    story: 'Has not agreed to drafting: whatever is known of his week, nothing is drafted.',
    profile: { ...place, consent: false, locale: 'de-DE' },
    assignments: [
      { id: 'assignment-jonas-app', ...target('orchard-app'), ...around(week, 2, 9), minutesPerDay: 420 },
    ],
    calendars: [
      {
        week,
        events: calendar(week, zone, [
          ['Mon Wed Fri', '10:00-10:30', 'Orchard Stores: demo', { series: 'demo' }],
        ]),
      },
    ],
    drafts: [{ week, kind: 'draft' }],
  });
}

function elif(week: WeekId): SamplePerson {
  return samplePerson(directory.elif, {
    title: 'Test engineer, 22 hours a week',
    story:
      'Works part-time, Monday to Thursday: the effort of her assignment is spread over those days only, and the short ' +
      'Thursday has room for less of her booking.',
    profile: {
      ...place,
      consent: true,
      locale: 'de-DE',
      workingHours: { minutes: workdays(360, 360, 360, 240, 0) },
    },
    assignments: [
      // 144 hours over twelve weeks of four days: three hours a day.
      {
        id: 'assignment-elif-analytics',
        ...target('aurora-analytics'),
        ...around(week, 4, 7),
        effortMinutes: 8640,
      },
    ],
    bookings: [
      { id: 'booking-elif-app', ...target('orchard-app'), ...around(week, 1, 2), minutesPerDay: 120 },
    ],
    earlierWeeks: weeksAgo(
      week,
      [1, 2, 3],
      [
        worked('aurora-analytics', workdays(180, 180, 180, 180, 0)),
        worked('orchard-app', workdays(120, 120, 120, 60, 0)),
        worked('internal-learning', workdays(60, 60, 60, 0, 0)),
      ],
    ),
    drafts: [{ week, kind: 'draft' }],
  });
}
