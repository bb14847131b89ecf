import { addWeeks, type WeekId, weekDays } from '../../../core/week.ts';
import { directory, domain } from '../directory.ts';
import { around, calendar, dateOf, type Meeting, target, weeksAgo, workdays, worked } from '../notation.ts';
import { type SamplePerson, samplePerson } from '../person.ts';

const zone = 'Australia/Sydney';
const place = { zone, holidayCalendar: 'au-NSW', locale: 'en-AU', consent: true } as const;

export function sydney(week: WeekId): SamplePerson[] {
  return [tom(week), sophie(week), ben(week)];
}

function tom(week: WeekId): SamplePerson {
  const changed = lastClockChange(week);
  const standUp: Meeting = [
    'Mon Tue Wed Thu Fri',
    '09:15-09:30',
    'Harbour Terminal stand-up',
    { series: 'harbour-stand-up', zone: 'W. Europe Standard Time' },
  ];
  const night: Meeting = ['Sat', '22:00-04:00', 'HBR-21 cut-over night'];
  return samplePerson(directory.tom, {
    title: 'Site reliability engineer',
    story:
      'Worked through the night on which the clocks last changed: that week is looked back on as well, and 22:00 to ' +
      '04:00 is five hours or seven, not six.',
    profile: place,
    assignments: [
      {
        id: 'assignment-tom-dashboards',
        ...target('aurora-dashboards'),
        ...around(week, 40, 8),
        minutesPerDay: 360,
      },
    ],
    earlierWeeks: weeksAgo(
      week,
      [1, 2, 3],
      [
        worked('aurora-dashboards', workdays(360)),
        worked('harbour-cutover', workdays(60)),
        worked('internal-meetings', workdays(60)),
      ],
    ),
    calendars: [
      { week, events: calendar(week, zone, [standUp]) },
      { week: changed, events: calendar(changed, zone, [standUp, night]) },
    ],
    drafts: [
      { week: changed, kind: 'redraft' },
      { week, kind: 'draft' },
    ],
  });
}

/** The last week before this one in which a day had more or less than 24 hours. */
function lastClockChange(week: WeekId): WeekId {
  let candidate = addWeeks(week, -1);
  while (weekDays(candidate, zone).every(day => day.minutes === 1440)) candidate = addWeeks(candidate, -1);
  return candidate;
}

function sophie(week: WeekId): SamplePerson {
  return samplePerson(directory.sophie, {
    title: 'User researcher',
    story:
      'Has entered a workshop on Tuesday by herself: the agent leaves it as it is and adds nothing to that project on ' +
      'that day, only around it.',
    profile: place,
    assignments: [
      {
        id: 'assignment-sophie-design',
        ...target('orchard-design'),
        ...around(week, 2, 3),
        minutesPerDay: 300,
      },
    ],
    bookings: [
      {
        id: 'booking-sophie-workshops',
        ...target('wayfinder-workshops'),
        ...around(week, 0, 3),
        minutesPerDay: 120,
      },
    ],
    earlierWeeks: weeksAgo(
      week,
      [1, 2],
      [
        worked('orchard-design', workdays(300)),
        worked('wayfinder-workshops', workdays(120)),
        worked('internal-meetings', workdays(60)),
      ],
    ),
    ownEntries: [
      {
        op: 'add',
        date: dateOf(week, 'Tue'),
        minutes: 180,
        ...target('orchard-design'),
        description: 'Workshop with the store managers',
      },
    ],
    drafts: [{ week, kind: 'draft' }],
  });
}

function ben(week: WeekId): SamplePerson {
  return samplePerson(directory.ben, {
    title: 'Account manager',
    story:
      'Has a calendar full of meetings that could be anything: two projects in one title, two customers in one room, no ' +
      'hint at all. Only the one that names a code counts; his habits carry the rest.',
    profile: { ...place, sourceOrder: ['calendar', 'habit'] },
    earlierWeeks: weeksAgo(
      week,
      [1, 2, 3, 4, 5],
      [
        worked('orchard-account', workdays(240)),
        worked('internal-meetings', workdays(120)),
        worked('wayfinder-workshops', workdays(120)),
      ],
    ),
    calendars: [
      {
        week,
        events: calendar(week, zone, [
          ['Mon', '11:00-12:00', 'Aurora Grid or Harbour Terminal: who gets Tom?'],
          [
            'Tue',
            '10:00-11:30',
            'Customer round table',
            { with: ['ceo@auroragrid.example', 'cfo@portside.example'] },
          ],
          ['Wed', '09:00-09:30', 'One to one', { with: [directory.sophie.upn] }],
          [
            'Wed',
            '14:00-15:00',
            'ORC-03 renewal',
            { with: ['buyer@orchardstores.example', `legal@${domain}`] },
          ],
          [
            'Thu',
            '15:00-16:00',
            'Introduction',
            { with: ['hello@citytransit.example'], response: 'notResponded' },
          ],
          ['Fri', '12:00-13:00', 'Swim', { showAs: 'oof' }],
          ['Fri', '15:00-16:00', 'Focus time'],
        ]),
      },
    ],
    drafts: [{ week, kind: 'draft' }],
  });
}
