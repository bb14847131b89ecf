import type { WeekId } from '../../../core/week.ts';
import { directory } from '../directory.ts';
import { around, away, calendar, dateOf, target, weeksAgo, workdays, worked } from '../notation.ts';
import { type SamplePerson, samplePerson } from '../person.ts';

const zone = 'America/New_York';
const place = { zone, holidayCalendar: 'us', locale: 'en-US', consent: true } as const;

export function newYork(week: WeekId): SamplePerson[] {
  return [grace(week), daniel(week), naomi(week)];
}

function grace(week: WeekId): SamplePerson {
  const ordinary = [
    worked('internal-hiring', workdays(120, 120, 120, 60, 60)),
    worked('internal-meetings', workdays(180, 180, 180, 180, 240)),
    worked('wayfinder-workshops', workdays(180, 180, 180, 240, 180)),
  ];
  return samplePerson(directory.grace, {
    title: 'Head of operations, administrator',
    story:
      'Drafts from habit alone. She was on leave for two days last week: those two are drafted as in the week before.',
    profile: { ...place, sourceOrder: ['habit'] },
    earlierWeeks: [
      ...weeksAgo(
        week,
        [1],
        [
          away('vacation', workdays(480, 480, 0, 0, 0)),
          worked('internal-meetings', workdays(0, 0, 480, 480, 480)),
        ],
      ),
      ...weeksAgo(week, [2, 3, 4, 5, 6], ordinary),
    ],
    drafts: [{ week, kind: 'draft' }],
  });
}

function daniel(week: WeekId): SamplePerson {
  return samplePerson(directory.daniel, {
    title: 'Data engineer',
    story:
      'Meridian Billing has closed its books on Monday and Tuesday: those days are listed as left out, his other work ' +
      'on them and the rest of the week go through.',
    profile: place,
    assignments: [
      {
        id: 'assignment-daniel-migration',
        ...target('meridian-migration'),
        ...around(week, 3, 5),
        minutesPerDay: 360,
      },
    ],
    earlierWeeks: weeksAgo(
      week,
      [1, 2, 3],
      [
        worked('meridian-migration', workdays(360)),
        worked('internal-meetings', workdays(60)),
        worked('internal-learning', workdays(60)),
      ],
    ),
    calendars: [
      {
        week,
        events: calendar(week, zone, [
          [
            'Tue Thu',
            '10:00-12:00',
            'MER-07 migration rehearsal',
            { series: 'rehearsal', with: ['ops@meridianbank.example'] },
          ],
          ['Wed', '12:00-13:00', 'Lunch and learn: column stores', { showAs: 'free' }],
        ]),
      },
    ],
    drafts: [{ week, kind: 'draft' }],
  });
}

function naomi(week: WeekId): SamplePerson {
  const wednesday = { from: dateOf(week, 'Wed'), to: dateOf(week, 'Wed') };
  return samplePerson(directory.naomi, {
    title: 'Consultant',
    story:
      'Is booked for more than she has: 11 hours on Wednesday, 9 on the other days. The assignment comes first, the ' +
      'bookings share what is left of eight hours.',
    profile: place,
    assignments: [
      {
        id: 'assignment-naomi-dashboards',
        ...target('aurora-dashboards'),
        ...around(week, 1, 4),
        minutesPerDay: 300,
      },
    ],
    bookings: [
      {
        id: 'booking-naomi-training',
        ...target('harbour-training'),
        ...around(week, 0, 1),
        minutesPerDay: 240,
      },
      { id: 'booking-naomi-workshop', ...target('wayfinder-workshops'), ...wednesday, minutesPerDay: 120 },
    ],
    calendars: [
      {
        week,
        events: calendar(week, zone, [
          ['Wed', '09:00-11:00', 'Wayfinder workshop', { with: ['planning@citytransit.example'] }],
        ]),
      },
    ],
    drafts: [{ week, kind: 'draft' }],
  });
}
