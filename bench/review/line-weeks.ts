import type { LabelledWeek } from './labelled-week.ts';
import { event, range, restingOn, told } from './notes.ts';

/** Weeks of rules about lines, projects and comments. */
export const lineWeeks: LabelledWeek[] = [
  {
    name: 'the same line twice',
    days: {
      Mon: [
        [240, 'internal'],
        [240, 'internal'],
      ],
    },
    expects: ['duplicateLine Mon'],
  },
  {
    name: 'the same line three times',
    days: {
      Mon: [
        [160, 'internal'],
        [160, 'internal'],
        [160, 'internal'],
      ],
    },
    expects: ['duplicateLine Mon', 'duplicateLine Mon'],
  },
  {
    name: 'two tasks of one project',
    days: {
      Mon: [
        [240, 'internal'],
        [240, 'internal', { taskId: 'admin' }],
      ],
    },
    expects: [],
  },
  {
    name: 'work and travel on one project',
    days: {
      Mon: [
        [240, 'internal'],
        [240, 'internal', { type: 'travel' }],
      ],
    },
    expects: [],
  },
  {
    name: 'one meeting, booked on two projects',
    events: [event('sync', 1, 9, 11)],
    days: {
      Mon: [
        [120, 'internal', restingOn('sync')],
        [120, 'customer', { ...restingOn('sync'), ...told }],
        [240, 'internal', { taskId: 'admin' }],
      ],
    },
    expects: ['overlap Mon'],
  },
  {
    name: 'one meeting, shared by two projects',
    events: [event('sync', 1, 9, 11)],
    days: {
      Mon: [
        [60, 'internal', restingOn('sync')],
        [60, 'customer', { ...restingOn('sync'), ...told }],
        [360, 'internal', { taskId: 'admin' }],
      ],
    },
    expects: [],
  },
  { name: 'a closed project', days: { Mon: [[480, 'closed']] }, expects: ['closedProject Mon'] },
  { name: 'a project that is gone', days: { Mon: [[480, 'nowhere']] }, expects: ['closedProject Mon'] },
  {
    name: 'a closed task',
    days: { Mon: [[480, 'internal', { taskId: 'old' }]] },
    expects: ['closedProject Mon'],
  },
  { name: 'a project on its last day', days: { Tue: [[480, 'ending']] }, expects: [] },
  {
    name: 'a project a day after its last',
    days: { Wed: [[480, 'ending']] },
    expects: ['closedProject Wed'],
  },
  {
    name: 'a period that is closed through Monday',
    policy: { closedThrough: '2026-11-16' },
    expects: ['closedPeriod Mon'],
  },
  {
    name: 'a project whose period is closed',
    policy: { closedPeriods: [{ from: '2026-11-17', to: '2026-11-17', projectId: 'customer' }] },
    days: {
      Tue: [
        [240, 'customer', told],
        [240, 'internal'],
      ],
    },
    expects: ['closedPeriod Tue'],
  },
  {
    name: 'within the assignment',
    sources: { assignments: [{ id: 'a', projectId: 'internal', ...range, minutesPerDay: 480 }] },
    expects: [],
  },
  {
    name: 'after the assignment',
    sources: {
      assignments: [
        { id: 'a', projectId: 'internal', from: '2026-11-16', to: '2026-11-19', minutesPerDay: 480 },
      ],
    },
    expects: ['outsideAssignment Fri'],
  },
  {
    name: 'all of the assigned effort',
    sources: { assignments: [{ id: 'a', projectId: 'internal', ...range, effortMinutes: 2400 }] },
    expects: [],
  },
  {
    name: 'more than the assigned effort',
    sources: { assignments: [{ id: 'a', projectId: 'internal', ...range, effortMinutes: 2000 }] },
    expects: ['overEffort Fri'],
  },
  {
    name: 'a budget that has room',
    usedMinutes: { customer: 5999 },
    days: { Mon: [[480, 'customer', told]] },
    expects: [],
  },
  {
    name: 'a budget that is used up',
    usedMinutes: { customer: 6000 },
    days: { Mon: [[480, 'customer', told]] },
    expects: ['budgetUsed Mon'],
  },
  {
    name: 'a budget of which nine tenths are used, where that is told',
    policy: { rules: { budgetUsed: { fromShare: 0.9 } } },
    usedMinutes: { customer: 5400 },
    days: { Mon: [[480, 'customer', told]] },
    expects: ['budgetUsed Mon'],
  },
  {
    name: 'a customer who is told nothing',
    days: { Mon: [[480, 'customer']] },
    expects: ['commentMissing Mon'],
  },
  {
    name: 'a customer who is told a blank',
    days: { Mon: [[480, 'customer', { externalComment: '  ' }]] },
    expects: ['commentMissing Mon'],
  },
  {
    name: 'a customer who is told little',
    days: { Mon: [[480, 'customer', { externalComment: 'Call' }]] },
    expects: ['commentTooShort Mon'],
  },
  {
    name: 'a customer who is told ten characters',
    days: { Mon: [[480, 'customer', { externalComment: 'Ten signs.' }]] },
    expects: [],
  },
  {
    name: 'too little that is billable',
    policy: { rules: { billableRatio: { minShare: 0.5 } } },
    days: { Mon: [[480, 'customer', told]] },
    expects: ['billableRatio'],
  },
  {
    name: 'enough that is billable',
    policy: { rules: { billableRatio: { minShare: 0.2 } } },
    days: { Mon: [[480, 'customer', told]] },
    expects: [],
  },
  {
    name: 'several things at once',
    days: {
      Mon: [
        [480, 'customer'],
        [150, 'closed'],
      ],
      Wed: [],
      Sun: [[60, 'internal']],
    },
    expects: [
      'dailyMaximum Mon',
      'overtime Mon',
      'commentMissing Mon',
      'closedProject Mon',
      'missingHours Wed',
      'weekendWork Sun',
    ],
  },
];
