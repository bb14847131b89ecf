import { say, type Words } from './word.ts';

const important = { visibility: 'important' } as const;
const advanced = { visibility: 'advanced' } as const;

const runIdText =
  'An id of your choice that makes the action safe to repeat: the same id has one effect. For a single action use the expression workflow().run.name; add a word such as -submit where a flow writes the same week twice.';

const onceText =
  'An id of your choice that makes the action safe to repeat: the same id has one effect, also when a repetition arrives late. Use the expression workflow().run.name; add a word where a flow does the same more than once.';
const once = (...ids: string[]) =>
  Object.fromEntries(ids.map(id => [`${id}.runId`, say('Run ID', onceText, advanced)]));

const whoseText =
  'An Entra object id, or me for whoever signed in. Left empty, it is for everybody, which takes the app role of an approver, an administrator or a flow.';
const whose = (id: string) => ({ [`${id}.userId`]: say('User', whoseText, { list: 'user' }) });

/** Fields that makers fill in. An entry such as `rules.id` is for a field of that parent or operation only. */
export const requestWords: Record<string, Words> = {
  userId: say('User', 'The Entra object id of a person, or me for whoever signed in.', { list: 'user' }),
  week: say('Week', 'The ISO week, such as 2026-W48.', { list: 'week' }),
  body: say('Body', 'What the action is given.'),
  runId: say('Run ID', runIdText, important),
  'GetRun.runId': say('Run ID', 'The id that the run was given.'),
  ...once('ImportAssignments', 'ImportBookings', 'ImportTimeOff', 'ImportHolidays', 'ImportEarlierWeeks'),
  ...once('ImportCalendarEvents', 'SetPreferences'),
  ...once('CancelOrganisationRun', 'PauseOrganisationRun', 'ResumeOrganisationRun', 'RedriveOrganisationRun'),
  undoRunId: say('Run to Undo', 'The id of the run that is to be taken back.', important),
  'PreviewWeek.undoRunId': say(
    'Run to Undo',
    'The id of a run, to see what taking it back would change; without changes.',
    advanced,
  ),
  expectedVersion: say(
    'Expected Version',
    'The version of the week that you looked at. The action is refused if the week has changed since.',
    advanced,
  ),
  orgRunId: say('Organisation Run ID', 'The id that the run was started under.', {
    ...important,
    list: 'orgRun',
  }),
  'StartOrganisationRun.orgRunId': say(
    'Organisation Run ID',
    'An id of your choice that makes the start safe to repeat. Use the expression workflow().run.name.',
    important,
  ),
  kind: say('Kind', 'Draft for the start of the week, redraft for its end from what took place.', important),
  'StartOrganisationRun.kind': say(
    'Kind',
    'Draft or redraft of every week, or a reminder to those who lack hours.',
    important,
  ),
  dryRun: say('Dry Run', 'Yes to see what would come of it without writing any week.', important),
  'GetWeek.words': say('Words', 'Whether the week comes in words, too.', { visibility: 'internal' }),
  wait: say('Wait', 'Whether the flow waits for the end.', { visibility: 'internal' }),
  search: say('Search', 'A part of the name, code or id.'),
  'ExportWeeks.status': say('Status', 'Weeks that have this status only.'),
  'ExportWeeksAsCsv.status': say('Status', 'Weeks that have this status only.'),
  rate: say(
    'Weeks per Second',
    'How fast to go, 1 to 500; shared by all runs of the organisation.',
    advanced,
  ),
  users: say('Users', 'Entra object ids, when it is for these people only; at most 5,000.', advanced),
  ...whose('WhenSummaryIsReady'),
  ...whose('WhenEntryNeedsReview'),
  ...whose('WhenEntriesNeedReview'),
  ...whose('WhenWeekIsSubmitted'),
  ...whose('WhenWeekChanges'),
  callbackUrl: say('Callback URL', 'The address that events are sent to. The platform fills it in.', {
    visibility: 'internal',
    callback: true,
  }),
  subscription: say('Subscription', 'The last part of the address that the subscription was given.'),
  severity: say('Severity', 'Warn for everything grave, block for what stops a submit only.'),
  'WhenOrgRunCompletes.kind': say('Kind', 'Runs of this kind only: draft, redraft or reminder.'),
  'WhenWeekChanges.status': say('Status', 'Weeks that have this status only, such as approved.'),
  'WhenEntryNeedsReview.projectId': say('Project', 'Entries on this project only.', { list: 'project' }),
  'WhenEntriesNeedReview.projectId': say('Project', 'Entries on this project only.', { list: 'project' }),
  group: say('Group', 'Only people whose preferences name this group.', advanced),
  selection: say('Selection', 'People whose working week begins or ends on a weekday in a zone.', advanced),
  weekday: say('Weekday', 'From 0 for Monday to 6 for Sunday.', advanced),
  page: say('Page', 'The number of the page, from 0 on.'),
  state: say('State', 'How the message stands.'),
  continuation: say('Continuation', 'Where the list goes on, as the answer before said.', advanced),
  changes: say('Changes', 'What to add, change or delete.', important),
  op: say('Operation', 'What happens to the entry.', important),
  entryId: say('Entry ID', 'The entry to change or delete, as Get a week shows it.', important),
  date: say('Date', 'The day, such as 2026-11-23.', important),
  minutes: say('Minutes', 'Whole minutes, from 1 to 1440.', important),
  'workingHours.minutes': say('Minutes per Day', 'Seven numbers of working minutes, Monday first.'),
  'lines.minutes': say('Minutes per Day', 'Seven numbers of minutes, Monday first.'),
  type: say('Type', 'Work or absence, vacation, overtime, on break or travel.'),
  'items.type': say('Type', 'Vacation or absence.'),
  projectId: say('Project', 'The id of the project in the catalogue.', { list: 'project' }),
  taskId: say('Task', 'The id of the task in its project.', { list: 'task' }),
  'AddEntry.taskId': say('Task', 'The id of the task in the project above.', { list: 'taskOfProject' }),
  description: say(
    'Description',
    'What colleagues may read, at most 100 characters; an empty text takes it away.',
  ),
  externalComment: say(
    'External Comment',
    'What the customer may read, at most 100 characters; an empty text takes it away.',
  ),
  consent: say('Consent', 'Whether the person agrees to drafting. Nothing is drafted without it.', important),
  displayName: say('Display Name', 'What approvers and drop-downs show in the place of the object id.'),
  groups: say(
    'Groups',
    'Ids of the groups that the person belongs to; an organisation run can be for one of them.',
    advanced,
  ),
  zone: say('Time Zone', 'An IANA time zone such as Europe/Berlin.'),
  locale: say('Language', 'A language tag such as en or de-DE.'),
  workingHours: say('Working Hours', 'How long the person works on each day of the week.'),
  sourceOrder: say('Source Order', 'The sources to draft from, the most trusted first; others are not used.'),
  roundingMinutes: say('Rounding', 'Minutes that every drafted line is a multiple of.'),
  comments: say('Comments', 'Whether drafted lines get a comment that a customer may read.'),
  summaries: say('Summaries', 'Whether the person is told in Teams of each draft.'),
  reminders: say('Reminders', 'Whether the person is reminded in Teams of missing hours.'),
  quietHours: say('Quiet Hours', 'When the person is not written to; messages wait until it ends.'),
  'quietHours.from': say('Quiet From', 'When it begins, on the clock of the time zone, such as 20:00.'),
  'quietHours.to': say(
    'Quiet To',
    'When it ends, such as 07:00; the same as the beginning for no quiet hours.',
  ),
  holidayCalendar: say('Holiday Calendar', 'Which of the holiday calendars of the organisation applies.'),
  rules: say('Rules', 'Which calendar events belong to which project.', advanced),
  'rules.id': say('Rule ID', 'The id of the rule.'),
  trait: say('Trait', 'What the rule looks at.'),
  value: say('Value', 'What the trait has to be; for a title, a part of it.'),
  'ImportCalendarEvents.value': say(
    'Events',
    'The events of the calendar view: choose the value of the Outlook action that gets it.',
    important,
  ),
  'ImportCalendarEvents.week': say(
    'Week',
    'The week that the events are all of. Without it, the weeks that have events are replaced.',
    { list: 'week' },
  ),
  jsonrpc: say('JSON RPC', 'The version of JSON-RPC, which is 2.0.'),
  method: say('Method', 'What is asked for, such as tools/list.'),
  params: say('Parameters', 'What the method is given.'),
  mode: say('Mode', 'Replace puts the list in place of the stored one, merge adds to it.', advanced),
  items: say('Items', 'The list to store.', important),
  'items.id': say('ID', 'The id in the system that it comes from.'),
  from: say('From', 'The first day, such as 2026-11-23.'),
  to: say('To', 'The last day, such as 2026-11-27.'),
  minutesPerDay: say('Minutes per Day', 'Whole minutes on each working day.'),
  effortMinutes: say('Effort', 'Minutes in all, spread over the days. Give this or the minutes per day.'),
  name: say('Name', 'What people call it.'),
  lines: say('Lines', 'The time of one week by project and task.'),
};
