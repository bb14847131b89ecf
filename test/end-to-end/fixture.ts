export const week = '2026-W47';
export const [monday, tuesday] = ['2026-11-16', '2026-11-17'];
const range = { from: '2026-11-02', to: '2026-12-18' };

export const catalogue = {
  projects: [
    { id: 'apollo', name: 'Apollo', code: 'APO-12', tasks: [] },
    { id: 'borealis', name: 'Borealis', tasks: [{ id: 'design', name: 'Design' }] },
  ],
};

export const policy = {
  dailyMaxMinutes: 600,
  holidayCalendars: { 'de-BY': [{ date: '2026-12-25', name: 'Christmas Day' }] },
};

export const schedule = {
  startOfWeek: { enabled: false, at: '07:00' },
  lastWorkingDay: { enabled: false, at: '15:00', remind: true },
};

export const clauses = [{ id: '7', heading: 'Hours', text: 'Nobody works more than ten hours a day.' }];

export const profile = { consent: true, zone: 'Europe/Berlin', holidayCalendar: 'de-BY' };

/** One body for each kind of source that can be imported, by the last part of its address. */
export const imports = {
  assignments: { items: [{ id: 'a-1', projectId: 'apollo', ...range, minutesPerDay: 240 }] },
  bookings: {
    items: [{ id: 'b-1', projectId: 'borealis', taskId: 'design', ...range, minutesPerDay: 120 }],
  },
  'time-off': { items: [{ id: 'o-1', from: '2026-11-20', to: '2026-11-20', type: 'vacation' }] },
  holidays: { items: [{ date: '2026-11-18', name: 'Day of Repentance' }] },
  'earlier-weeks': {
    items: [{ week: '2026-W46', lines: [{ projectId: 'apollo', minutes: [60, 60, 60, 60, 60, 0, 0] }] }],
  },
  calendar: {
    value: [
      {
        id: 'event-1',
        subject: 'APO-12 review',
        start: { dateTime: `${monday}T09:00:00.0000000`, timeZone: 'UTC' },
        end: { dateTime: `${monday}T10:00:00.0000000`, timeZone: 'UTC' },
      },
    ],
  },
} as const;

export const oneEntry = { date: tuesday, minutes: 30, projectId: 'apollo', description: 'Called back' };
export const addition = { changes: [{ op: 'add', ...oneEntry }] };
