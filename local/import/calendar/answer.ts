import { Stop, UsageError } from '../io.ts';
import type { Found } from './found.ts';

/** What to take of a file that holds more than one answer, and whether one page of several is good enough. */
export type AnswerOptions = { pick?: number; merge: boolean };

/**
 * The events of a Graph calendarView answer: `{"value": […]}` or the bare list. A list of recorded requests and their
 * responses is no answer; one of them has to be picked. Throws a Stop when the JSON holds no events.
 */
export function readAnswer(json: unknown, { pick, merge }: AnswerOptions): Found {
  const recordings = recordingsOf(json);
  if (recordings) return eventsOf(picked(recordings, pick), merge);
  if (pick !== undefined)
    throw new UsageError('--pick is for a list of recorded requests; this file holds one answer.');
  return eventsOf(json, merge);
}

function eventsOf(answer: unknown, merge: boolean): Found {
  const value = Array.isArray(answer) ? answer : isRecord(answer) ? answer['value'] : undefined;
  if (!Array.isArray(value))
    throw new Stop('The file holds no events: it needs {"value": [ … ]} or a bare list.');
  if (isRecord(answer) && answer['@odata.nextLink'] !== undefined && !merge) {
    throw new Stop('This is one page of several (@odata.nextLink). Import every page with --merge.');
  }
  const items = value.map((event: unknown, index) => ({ position: `value[${index}]`, event: needed(event) }));
  return { items, refused: [] };
}

const neededFields = [
  'id',
  'subject',
  'start',
  'end',
  'type',
  'seriesMasterId',
  'isAllDay',
  'isCancelled',
  'showAs',
  'sensitivity',
  'categories',
  'organizer',
  'attendees',
  'responseStatus',
];

/** Bodies, places and links never leave this machine. */
function needed(event: unknown): unknown {
  if (!isRecord(event)) return event;
  return Object.fromEntries(neededFields.flatMap(field => (field in event ? [[field, event[field]]] : [])));
}

type Recording = { request: { method?: unknown; url?: unknown }; response: { body?: unknown } };

function recordingsOf(json: unknown): Recording[] | undefined {
  const isRecording = (each: unknown) =>
    isRecord(each) && isRecord(each['request']) && isRecord(each['response']);
  return Array.isArray(json) && json.length > 0 && json.every(isRecording)
    ? (json as Recording[])
    : undefined;
}

function picked(recordings: readonly Recording[], pick: number | undefined): unknown {
  const chosen = pick === undefined ? undefined : recordings[pick - 1];
  if (chosen) return chosen.response.body;
  const list = recordings.map(({ request }, index) => `  ${index + 1}  ${request.method} ${request.url}`);
  const why = pick === undefined ? 'not one answer' : `and has no number ${pick}`;
  throw new Stop(
    `The file is a list of ${recordings.length} recorded requests, ${why}. Take one with --pick N:\n${list.join('\n')}`,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
