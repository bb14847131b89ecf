import type { WeekId } from '../../../core/week.ts';
import { directory } from '../directory.ts';
import { around, calendar, dateOf, target, weeksAgo, workdays, worked } from '../notation.ts';
import { type SamplePerson, samplePerson } from '../person.ts';

const zone = 'Asia/Kolkata';
const place = { zone, holidayCalendar: 'in-KA', locale: 'en-IN', consent: true } as const;

export function bengaluru(week: WeekId): SamplePerson[] {
  return [priya(week), arjun(week), kavita(week)];
}

function priya(week: WeekId): SamplePerson {
  return samplePerson(directory.priya, {
    title: 'Product designer',
    story:
      'Once taught the agent that a "store walk" is design for Orchard Stores: nothing else about those meetings says so.',
    profile: {
      ...place,
      rules: [{ id: 'rule-store-walk', trait: 'title', value: 'store walk', ...target('orchard-design') }],
    },
    bookings: [
      { id: 'booking-priya-study', ...target('wayfinder-study'), ...around(week, 2, 2), minutesPerDay: 180 },
    ],
    earlierWeeks: weeksAgo(
      week,
      [1, 2, 3],
      [
        worked('orchard-design', workdays(240)),
        worked('wayfinder-study', workdays(180)),
        worked('internal-learning', workdays(60)),
      ],
    ),
    calendars: [
      {
        week,
        events: calendar(week, zone, [
          ['Tue Thu', '10:00-12:30', 'Store walk, Indiranagar', { series: 'store-walk' }],
          ['Wed', '16:00-17:00', 'Portfolio hour', { categories: ['Internal'] }],
          ['Fri', '17:00-18:00', 'Festival lunch plans', { with: [directory.kavita.upn] }],
        ]),
      },
    ],
    drafts: [{ week, kind: 'draft' }],
  });
}

function arjun(week: WeekId): SamplePerson {
  return samplePerson(directory.arjun, {
    title: 'Platform engineer',
    story:
      'Works a cut-over from Wednesday night into Thursday: each day gets its own two hours. A stand-up that Berlin has ' +
      'set falls on the right hour here, and Friday is a local holiday of his own.',
    profile: { ...place, sourceOrder: ['calendar', 'booking', 'habit'] },
    bookings: [
      {
        id: 'booking-arjun-dashboards',
        ...target('aurora-dashboards'),
        ...around(week, 3, 3),
        minutesPerDay: 345,
      },
    ],
    holidays: [{ date: dateOf(week, 'Fri'), name: 'Bengaluru Karaga' }],
    earlierWeeks: weeksAgo(
      week,
      [1, 2],
      [worked('aurora-dashboards', workdays(345)), worked('internal-meetings', workdays(120))],
    ),
    calendars: [
      {
        week,
        events: calendar(week, zone, [
          [
            'Mon Tue Wed Thu',
            '09:15-09:30',
            'Harbour Terminal stand-up',
            { series: 'harbour-stand-up', zone: 'W. Europe Standard Time' },
          ],
          ['Wed', '22:00-02:00', 'HBR-21 cut-over night'],
        ]),
      },
    ],
    drafts: [{ week, kind: 'draft' }],
  });
}

function kavita(week: WeekId): SamplePerson {
  const wednesday = { from: dateOf(week, 'Wed'), to: dateOf(week, 'Wed') };
  const vacation = { from: dateOf(week, 'Thu'), to: dateOf(week, 'Fri') };
  return samplePerson(directory.kavita, {
    title: 'Business analyst',
    story:
      'Leaves for her holidays: half of Wednesday at the doctor, Thursday and Friday on leave. Work fills what remains.',
    profile: place,
    bookings: [
      { id: 'booking-kavita-study', ...target('wayfinder-study'), ...around(week, 4, 4), minutesPerDay: 300 },
    ],
    timeOff: [
      { id: 'leave-kavita-doctor', ...wednesday, type: 'absence', minutesPerDay: 240 },
      { id: 'leave-kavita-goa', ...vacation, type: 'vacation' },
    ],
    earlierWeeks: weeksAgo(
      week,
      [1, 2, 3, 4],
      [
        worked('wayfinder-study', workdays(300)),
        worked('aurora-analytics', workdays(120)),
        worked('internal-meetings', workdays(60)),
      ],
    ),
    drafts: [{ week, kind: 'draft' }],
  });
}
