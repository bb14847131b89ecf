import type { TeamStrings } from './shape.ts';

export const englishTeam: TeamStrings = {
  begun: (begun, people) => `${begun} of ${people} people have begun this week`,
  states: 'State of the weeks',
  state: {
    draft: 'Open',
    submitted: 'Submitted',
    approved: 'Approved',
    returned: 'Returned',
    recallRequested: 'Recall asked for',
  },
  list: state => `Weeks: ${state}`,
  person: 'Person',
  you: 'You',
  hours: 'Hours',
  findings: 'Findings',
  untouched: count =>
    count === 1 ? '1 line as the agent drafted it' : `${count} lines as the agent drafted them`,
  select: person => `Choose ${person}`,
  selectAll: 'Choose all',
  chosen: count => (count === 1 ? '1 week chosen' : `${count} weeks chosen`),
  verdict: { approve: 'Approve', return: 'Return' },
  verdictOf: {
    approve: person => `Approve the week of ${person}`,
    return: person => `Return the week of ${person}`,
  },
  verdictAll: {
    approve: count => (count === 1 ? 'Approve 1 week' : `Approve ${count} weeks`),
    return: count => (count === 1 ? 'Return 1 week' : `Return ${count} weeks`),
  },
  open: person => `Show the week of ${person}`,
  clear: 'Nothing found',
  more: 'Show more',
  none: { submitted: 'No week is waiting for you.', other: 'No week has this state.' },
  ownWeek: 'Somebody else approves your own week.',
  waiting: 'Under way',
  done: { approved: 'Approved', returned: 'Returned', other: 'Done' },
  unknown: 'No answer. Try it again; nothing is done twice.',
  result: (done, left) => (left === 0 ? `${done} done.` : `${done} done, ${left} not. Each row says why.`),
  refresh: 'Look again',
};
