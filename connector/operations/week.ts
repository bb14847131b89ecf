import type { ErrorCode } from '../../core/errors.ts';
import { weekQuery } from '../../functions/schemas/queries.ts';
import {
  additionRequest,
  correctionRequest,
  previewRequest,
  runRequest,
  statusRequest,
  undoRequest,
} from '../../functions/schemas/week-requests.ts';
import type { Operation } from './operation.ts';

/** `runUnknown`: of a run whose fate was open, and that was never applied. */
const write: ErrorCode[] = ['weekInvalid', 'runIdReused', 'weekChanged', 'runUnknown', 'busy'];
const planned: ErrorCode[] = [
  'consentMissing',
  'weekNotOpen',
  'periodClosed',
  'tooManyOperations',
  'weekFull',
];
const corrected: ErrorCode[] = [
  ...(['dateOutsideWeek', 'entryUnknown', 'projectUnknown', 'taskUnknown'] as const),
  ...(['projectClosed', 'taskClosed', 'dayOverMaximum'] as const),
];
const week = '/users/{userId}/weeks/{week}';

/** One person's week. */
export const weekOperations: Operation[] = [
  {
    ...{ id: 'RunWeek', handler: 'runWeek', method: 'post', path: `${week}/runs` },
    summary: 'Run a week for a user',
    description:
      'Drafts the time entries of one week from assignments, bookings, calendar and earlier weeks, and stores the draft. What the person entered or changed is left alone.',
    ...{ visibility: 'important', body: runRequest, answer: 'Outcome', agent: 'confirmed' },
    refusals: [...write, ...planned],
  },
  {
    ...{ id: 'PreviewWeek', handler: 'previewWeek', method: 'post', path: `${week}/preview` },
    summary: 'Preview a week for a user',
    description:
      'Shows what a run or a correction would change, line by line, and stores nothing. Pass the version that it was based on to the action that follows.',
    ...{ visibility: 'important', body: previewRequest, answer: 'Preview', agent: 'free' },
    refusals: ['weekInvalid', 'weekChanged', ...planned, ...corrected],
  },
  {
    ...{ id: 'GetWeek', handler: 'getWeek', method: 'get', path: week },
    summary: 'Get a week',
    description:
      'Gets the time entries of one week day by day, with totals, status and version, and the same as text ready to post and as an Adaptive Card.',
    ...{ visibility: 'important', query: weekQuery, fixed: { words: 'true' }, answer: 'Week' },
    ...{ refusals: ['weekInvalid'], agent: 'free' },
  },
  {
    ...{ id: 'GetWeekSummary', handler: 'getWeekSummary', method: 'get', path: `${week}/summary` },
    summary: 'Get the summary of a week',
    description:
      'Gets one week as text ready to post, in the language of the person, and whether somebody has to look at it.',
    ...{ visibility: 'important', answer: 'WeekSummary', refusals: ['weekInvalid'], agent: 'free' },
  },
  {
    ...{ id: 'GetRun', handler: 'getRun', method: 'get', path: '/users/{userId}/runs/{runId}' },
    summary: 'Get a run',
    description:
      'Gets the receipt of a run: what it did, why, and how it can be taken back. Kept for 90 days.',
    ...{ visibility: 'important', answer: 'Run', refusals: ['runUnknown'], agent: 'free' },
  },
  {
    ...{ id: 'CorrectEntries', handler: 'correctWeek', method: 'post', path: `${week}/corrections` },
    summary: 'Correct entries',
    description:
      'Adds, changes or deletes entries of one week on behalf of the person. All changes are stored together or none is.',
    ...{ visibility: 'important', body: correctionRequest, answer: 'Outcome', agent: 'confirmed' },
    refusals: [...write, ...planned, ...corrected],
  },
  {
    ...{ id: 'AddEntry', handler: 'addEntry', method: 'post', path: `${week}/entries` },
    summary: 'Add an entry',
    description:
      'Adds one entry to a week on behalf of the person. The tasks offered are those of the project.',
    ...{ visibility: 'important', body: additionRequest, answer: 'Outcome', agent: 'confirmed' },
    refusals: [...write, ...planned, ...corrected],
  },
  {
    ...{ id: 'UndoRun', handler: 'undoRun', method: 'post', path: `${week}/undo` },
    summary: 'Undo a run',
    description: 'Takes back what a run did to a week, but for the entries that somebody has changed since.',
    ...{ visibility: 'important', body: undoRequest, answer: 'Outcome', agent: 'confirmed' },
    refusals: [...write, 'undoUnknown', 'weekNotOpen', 'periodClosed'],
  },
  {
    ...{ id: 'CommentWeek', handler: 'commentWeek', method: 'post', path: `${week}/comments` },
    summary: 'Word the comments of a week',
    description:
      'Words the comments of drafted entries anew and changes nothing else. Useful when the review of a run came too late.',
    ...{ visibility: 'advanced', body: statusRequest, answer: 'Outcome' },
    refusals: [...write, ...planned],
  },
  { ...step('SubmitWeek', 'submit', 'Submits a week for approval.', ['submitBlocked']), agent: 'confirmed' },
  step('RecallWeek', 'recall', 'Takes a submitted week back, or asks for an approved one.'),
  step('ApproveWeek', 'approve', 'Approves a submitted week of somebody else.'),
  step('ReturnWeek', 'return', 'Returns a submitted week of somebody else so that it can be corrected.'),
];

function step(id: string, verb: string, description: string, refusals: ErrorCode[] = []): Operation {
  const summary = `${verb.charAt(0).toUpperCase()}${verb.slice(1)} a week`;
  return {
    ...{ id, handler: `${verb}Week`, method: 'post', path: `${week}/${verb}`, summary, description },
    ...{ visibility: 'important', body: statusRequest, answer: 'Outcome' },
    refusals: [...write, 'statusConflict', 'periodClosed', ...refusals],
  };
}
