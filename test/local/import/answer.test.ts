import { describe, expect, test } from '@jest/globals';
import { readAnswer } from '../../../local/import/calendar/answer.ts';
import { Stop, UsageError } from '../../../local/import/io.ts';

const reviewed = {
  '@odata.etag': 'W/"x"',
  id: 'AAMkAG1',
  subject: 'Review',
  bodyPreview: 'Hello all,',
  body: { contentType: 'html', content: '<p>Hello all</p>' },
  location: { displayName: 'Pier 4' },
  start: { dateTime: '2026-11-16T08:00:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2026-11-16T09:00:00.0000000', timeZone: 'UTC' },
  attendees: [],
};
const recording = (body?: object) => ({
  request: { method: 'GET', url: 'https://graph/me/calendarView' },
  response: { body },
});

describe('an answer', () => {
  test.each([
    ['whole', { '@odata.context': 'https://graph', value: [reviewed] }],
    ['as a bare list', [reviewed]],
  ])('is taken %s, without bodies and places', (_, json) => {
    const { id, subject, start, end, attendees } = reviewed;
    expect(readAnswer(json, { merge: false })).toEqual({
      items: [{ position: 'value[0]', event: { id, subject, start, end, attendees } }],
      refused: [],
    });
  });

  test('that is one page of several is taken only to be merged', () => {
    const page = { '@odata.nextLink': 'https://graph?$skip=10', value: [reviewed] };
    expect(() => readAnswer(page, { merge: false })).toThrow(/--merge/);
    expect(readAnswer(page, { merge: true }).items).toHaveLength(1);
  });

  test.each([[{}], [{ value: 'none' }], [null], ['text'], [7]])('is not %j', json => {
    expect(() => readAnswer(json, { merge: false })).toThrow(Stop);
  });

  test('may hold what is no event: the place is told later', () => {
    expect(readAnswer([7, null], { merge: false }).items.map(item => item.position)).toEqual([
      'value[0]',
      'value[1]',
    ]);
  });
});

describe('a list of recorded requests', () => {
  const recordings = [recording(), recording({ value: [reviewed] })];

  test('is not one answer: it is listed, so that one can be picked', () => {
    expect(() => readAnswer(recordings, { merge: false })).toThrow(
      /--pick N:\n {2}1 {2}GET .*\n {2}2 {2}GET/,
    );
    expect(readAnswer(recordings, { merge: false, pick: 2 }).items).toHaveLength(1);
  });

  test.each([[1], [3]])('does not have events at number %d', pick => {
    expect(() => readAnswer(recordings, { merge: false, pick })).toThrow(Stop);
  });

  test('is what --pick is for', () => {
    expect(() => readAnswer([reviewed], { merge: false, pick: 1 })).toThrow(UsageError);
  });
});
