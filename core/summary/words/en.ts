import type { SummaryWords } from '../words.ts';

export const english: SummaryWords = {
  types: {
    work: 'Work',
    absence: 'Absence',
    vacation: 'Vacation',
    overtime: 'Overtime',
    onBreak: 'Break',
    travel: 'Travel',
  },
  statuses: {
    draft: 'Draft',
    submitted: 'Submitted',
    approved: 'Approved',
    returned: 'Returned to you',
    recallRequested: 'Recall requested',
  },
  sureness: { sure: 'Sure', likely: 'Likely', unsure: 'Please check' },
  severities: { block: 'Must be put right', warn: 'Please look', info: 'Note' },
  yours: 'Yours',
  closedDay: 'Closed',
  byRules: 'Checked by rules, without AI review.',
  closedWeek: 'This week is closed. There is nothing for you to do.',
  nothingEntered: 'Nothing entered',
  weekOf: (from, to) => `Week of ${from} to ${to}`,
  totalOf: (total, expected) => `${total} of ${expected}`,
  missing: hours => `${hours} missing`,
  reason: (_, sentence) => sentence,
  finding: ({ message }) => message,
};
