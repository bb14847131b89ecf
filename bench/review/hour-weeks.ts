import type { LabelledWeek } from './labelled-week.ts';
import { event, holiday, part, range, restingOn, sundays, vacation } from './notes.ts';

/** Weeks of rules about hours and days. */
export const hourWeeks: LabelledWeek[] = [
  { name: 'an ordinary week', expects: [] },
  { name: 'an ordinary week of three days', profile: part, expects: [] },
  { name: 'an ordinary week with Sunday', profile: sundays, expects: [] },
  { name: 'a week in which the clocks change', week: '2026-W43', expects: [] },
  { name: 'a long day within bounds', days: { Mon: [[540, 'internal']] }, expects: [] },
  { name: 'a day of exactly the maximum', days: { Mon: [[600, 'internal']] }, expects: ['overtime Mon'] },
  {
    name: 'a day a minute over the maximum',
    days: { Mon: [[601, 'internal']] },
    expects: ['dailyMaximum Mon', 'overtime Mon'],
  },
  {
    name: 'a day over the maximum in parts',
    days: {
      Tue: [
        [400, 'internal'],
        [300, 'internal', { taskId: 'admin' }],
      ],
    },
    expects: ['dailyMaximum Tue', 'overtime Tue'],
  },
  {
    name: 'a smaller maximum',
    policy: { dailyMaxMinutes: 420 },
    days: { Mon: [[420, 'internal']], Tue: [[421, 'internal']], Wed: [], Thu: [], Fri: [] },
    expects: [
      'missingHours Mon',
      'dailyMaximum Tue',
      'missingHours Tue',
      'missingHours Wed',
      'missingHours Thu',
      'missingHours Fri',
    ],
  },
  {
    name: 'sixty hours',
    days: {
      Mon: [[600, 'internal']],
      Tue: [[600, 'internal']],
      Wed: [[600, 'internal']],
      Thu: [[600, 'internal']],
      Fri: [[600, 'internal']],
      Sat: [[600, 'internal']],
    },
    expects: [
      'overtime Mon',
      'overtime Tue',
      'overtime Wed',
      'overtime Thu',
      'overtime Fri',
      'weekendWork Sat',
    ],
  },
  {
    name: 'more than sixty hours',
    days: {
      Mon: [[600, 'internal']],
      Tue: [[600, 'internal']],
      Wed: [[600, 'internal']],
      Thu: [[600, 'internal']],
      Fri: [[600, 'internal']],
      Sat: [[600, 'internal']],
      Sun: [[15, 'internal']],
    },
    expects: [
      'weeklyMaximum',
      'overtime Mon',
      'overtime Tue',
      'overtime Wed',
      'overtime Thu',
      'overtime Fri',
      'weekendWork Sat',
      'weekendWork Sun',
    ],
  },
  {
    name: 'forty hours where thirty-five are allowed',
    policy: { rules: { weeklyMaximum: { maxMinutes: 2100 } } },
    expects: ['weeklyMaximum'],
  },
  { name: 'an hour of overtime', days: { Wed: [[540, 'internal']] }, expects: [] },
  { name: 'more than an hour of overtime', days: { Wed: [[541, 'internal']] }, expects: ['overtime Wed'] },
  {
    name: 'overtime that a tenant does not mind',
    policy: { rules: { overtime: { severity: 'off' } } },
    days: { Wed: [[600, 'internal']] },
    expects: [],
  },
  { name: 'a day that is short', days: { Thu: [[450, 'internal']] }, expects: ['missingHours Thu'] },
  { name: 'a day that is empty', days: { Fri: [] }, expects: ['missingHours Fri'] },
  {
    name: 'a day that is a little short where a little is allowed',
    policy: { rules: { missingHours: { fromMinutes: 30 } } },
    days: { Thu: [[450, 'internal']] },
    expects: [],
  },
  { name: 'a day of leave', days: { Mon: [[480, '', vacation]] }, expects: [] },
  {
    name: 'half a day of leave and nothing else',
    days: { Mon: [[240, '', vacation]] },
    expects: ['missingHours Mon'],
  },
  {
    name: 'breaks do not count',
    days: {
      Mon: [
        [450, 'internal'],
        [30, 'internal', { type: 'onBreak' }],
      ],
    },
    expects: ['missingHours Mon'],
  },
  { name: 'a Saturday', days: { Sat: [[120, 'internal']] }, expects: ['weekendWork Sat'] },
  {
    name: 'a Monday off, worked',
    profile: sundays,
    days: { Mon: [[60, 'internal']] },
    expects: ['weekendWork Mon'],
  },
  { name: 'leave on a Saturday', days: { Sat: [[480, '', vacation]] }, expects: [] },
  { name: 'a holiday at rest', sources: { holidays: holiday }, days: { Wed: [] }, expects: [] },
  { name: 'a holiday, worked', sources: { holidays: holiday }, expects: ['holidayWork Wed'] },
  {
    name: 'a holiday of the tenant, worked in part',
    profile: { holidayCalendar: 'de-SN' },
    policy: { holidayCalendars: { 'de-SN': holiday } },
    days: { Wed: [[60, 'internal']] },
    expects: ['holidayWork Wed'],
  },
  { name: 'a holiday of somebody else', policy: { holidayCalendars: { 'de-SN': holiday } }, expects: [] },
  {
    name: 'leave, worked',
    sources: { timeOff: [{ id: 't', ...range, from: '2026-11-20', type: 'vacation' }] },
    days: { Fri: [[60, 'internal']] },
    expects: ['missingHours Fri', 'workDuringTimeOff Fri'],
  },
  {
    name: 'half a day of leave, the other half worked',
    sources: { timeOff: [{ id: 't', ...range, from: '2026-11-20', type: 'vacation', minutesPerDay: 240 }] },
    days: {
      Fri: [
        [240, 'internal'],
        [240, '', vacation],
      ],
    },
    expects: [],
  },
  {
    name: 'half a day of leave, worked through',
    sources: { timeOff: [{ id: 't', ...range, from: '2026-11-20', type: 'vacation', minutesPerDay: 240 }] },
    expects: ['workDuringTimeOff Fri'],
  },
  {
    name: 'late one evening, early the next morning',
    events: [event('late', 1, 20, 23), event('early', 2, 7, 9)],
    days: { Mon: [[480, 'internal', restingOn('late')]], Tue: [[480, 'internal', restingOn('early')]] },
    expects: ['minimumRest Mon'],
  },
  {
    name: 'late one evening, eleven hours later again',
    events: [event('late', 1, 20, 21), event('early', 2, 8, 9)],
    days: { Mon: [[480, 'internal', restingOn('late')]], Tue: [[480, 'internal', restingOn('early')]] },
    expects: [],
  },
  {
    name: 'a day of fifteen hours',
    policy: { dailyMaxMinutes: 1440 },
    days: { Wed: [[900, 'internal']] },
    expects: ['overtime Wed', 'minimumRest Wed'],
  },
];
