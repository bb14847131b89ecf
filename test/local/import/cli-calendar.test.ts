import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { calendarText, event } from './ics-text.ts';
import { startStandIn } from './stand-in.ts';
import { folderWith, runImport } from './terminal.ts';

let standIn: Awaited<ReturnType<typeof startStandIn>>;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(() => standIn.close());

async function importFile(name: string, text: string, ...options: string[]) {
  const { folder, remove } = await folderWith({ [name]: text });
  const connection = ['--api', standIn.url, '--authority', standIn.url];
  const result = await runImport('calendar', `${folder}/${name}`, '--user', 'ada', ...connection, ...options);
  await remove();
  return {
    ...result,
    json: JSON.parse(result.code === 0 || result.code === 3 ? (result.out.at(-1) ?? '') : 'null'),
  };
}

type Week = { week: string; mode: string; value: { id: string; subject: string }[] };
const weeks = () =>
  standIn.received
    .filter(each => each.path === 'users/ada/sources/calendar')
    .map(each => each.body as Week)
    .sort((a, b) => (a.week < b.week ? -1 : 1));

const meeting = (id: string, day: string, change: object = {}) => ({
  id,
  subject: 'Review',
  start: { dateTime: `${day}T09:00:00.0000000`, timeZone: 'UTC' },
  end: { dateTime: `${day}T10:00:00.0000000`, timeZone: 'UTC' },
  ...change,
});

describe('a Graph answer', () => {
  test('is sent week by week, and only the weeks that it has', async () => {
    const value = [meeting('a', '2026-11-16'), meeting('b', '2026-12-01'), meeting('c', '2026-11-18')];
    const { code, json } = await importFile('answer.json', JSON.stringify({ value }));
    expect(code).toBe(0);
    expect(json).toEqual({ imported: 3, outside: 0, weeks: 2, refused: 0 });
    expect(weeks().map(({ week, mode, value: events }) => [week, mode, events.map(each => each.id)])).toEqual(
      [
        ['2026-W47', 'replace', ['a', 'c']],
        ['2026-W49', 'replace', ['b']],
      ],
    );
  });

  test('with --from and --to is sent for all of those weeks, and --merge adds', async () => {
    const value = [meeting('a', '2026-11-16'), meeting('b', '2026-12-01')];
    const dates = ['--from', '2026-11-17', '--to', '2026-11-25'];
    const { json } = await importFile('answer.json', JSON.stringify(value), ...dates, '--merge');
    expect(json).toEqual({ imported: 1, outside: 1, weeks: 2, refused: 0 });
    expect(weeks().map(({ week, mode, value: events }) => [week, mode, events.length])).toEqual([
      ['2026-W47', 'merge', 1],
      ['2026-W48', 'merge', 0],
    ]);
  });

  test('has its bad events listed with their place, and the good ones go in', async () => {
    const value = [
      meeting('a', '2026-11-16'),
      meeting('b', '2026-02-30'),
      meeting('c', '2026-11-17', { type: 'seriesMaster' }),
    ];
    const { code, err, json } = await importFile('answer.json', JSON.stringify({ value }));
    expect(code).toBe(3);
    expect(err).toEqual([
      'answer.json value[1]: the event start is not a date and time',
      'answer.json value[2]: the event is a series, not an occurrence: use calendarView',
    ]);
    expect(json).toMatchObject({ imported: 1, refused: 2 });
  });

  test('that is large goes in parts, of which only the first replaces', async () => {
    const value = Array.from({ length: 1_200 }, (_, index) => meeting(`e${index}`, '2026-11-16'));
    await importFile('answer.json', JSON.stringify({ value }));
    expect(weeks().map(({ mode, value: events }) => [mode, events.length])).toEqual([
      ['replace', 500],
      ['merge', 500],
      ['merge', 200],
    ]);
  });

  test('has what the API refuses after all listed with its place', async () => {
    await standIn.close();
    const rejected = [{ field: 'value[1]', message: 'The event is odd.' }];
    standIn = await startStandIn(({ path }) =>
      path.endsWith('calendar') ? { status: 200, body: { rejected } } : undefined,
    );
    const value = [meeting('a', '2026-11-16'), 7, meeting('b', '2026-11-17')];
    const { code, err } = await importFile('answer.json', JSON.stringify({ value }));
    expect(code).toBe(3);
    expect(err).toEqual([
      'answer.json value[1]: the event must be an object',
      'answer.json value[2]: The event is odd.',
    ]);
  });

  test('has an event of several weeks refused but once', async () => {
    await standIn.close();
    const rejected = [{ field: 'value[0]', message: 'The event is long.' }];
    standIn = await startStandIn(({ path }) =>
      path.endsWith('calendar') ? { status: 200, body: { rejected } } : undefined,
    );
    const end = { dateTime: '2026-12-04T10:00:00.0000000', timeZone: 'UTC' };
    const { err, json } = await importFile(
      'answer.json',
      JSON.stringify([meeting('a', '2026-11-16', { end })]),
    );
    expect(err).toEqual(['answer.json value[0]: The event is long.']);
    expect(json).toEqual({ imported: 0, outside: 0, weeks: 3, refused: 1 });
  });

  test('of recorded requests is not guessed at', async () => {
    const recordings = [
      {
        request: { method: 'GET', url: 'https://graph/x' },
        response: { body: { value: [meeting('a', '2026-11-16')] } },
      },
    ];
    const { code, err } = await importFile('mocks.json', JSON.stringify(recordings));
    expect(code).toBe(1);
    expect(err.join()).toMatch(/list of 1 recorded requests.*--pick N/);
    expect((await importFile('mocks.json', JSON.stringify(recordings), '--pick', '1')).json).toMatchObject({
      imported: 1,
    });
  });

  test.each([
    ['not JSON', '{value', /neither JSON nor an iCalendar file/],
    ['without events', '{}', /holds no events/],
  ])('that is %s cannot be imported', async (_, text, reason) => {
    const { code, err } = await importFile('answer.json', text);
    expect([code, err]).toEqual([1, [expect.stringMatching(reason)]]);
    expect(weeks()).toEqual([]);
  });
});

describe('an iCalendar file', () => {
  const standUp = event(
    's',
    'DTSTART;TZID=Europe/Berlin:20260105T091500',
    'SUMMARY:Stand-up',
    'RRULE:FREQ=WEEKLY',
  );

  test('is written out over the last eight and the next four weeks in the zone of the profile', async () => {
    const { code, json } = await importFile('work.ics', calendarText(standUp));
    expect(code).toBe(0);
    expect(json).toEqual({ imported: 13, outside: 0, weeks: 13, refused: 0 });
    expect(weeks().map(({ week, value }) => [week, value.length])).toEqual(
      Array.from({ length: 13 }, (_, index) => [`2026-W${39 + index}`, 1]),
    );
  });

  test('empties the wanted weeks in which it has nothing', async () => {
    const once = event('one', 'DTSTART:20261116T090000', 'SUMMARY:One');
    const { json } = await importFile(
      'work.ics',
      calendarText(once),
      '--from',
      '2026-11-16',
      '--to',
      '2026-11-29',
    );
    expect(json).toEqual({ imported: 1, outside: 0, weeks: 2, refused: 0 });
    expect(weeks().map(({ value }) => value.length)).toEqual([1, 0]);
  });

  test('has its bad events listed with the line where they begin', async () => {
    const bad = event('bad', 'DTSTART;TZID=Nowhere:20261116T090000');
    const { code, err } = await importFile('work.ics', calendarText(standUp, bad));
    expect(code).toBe(3);
    expect(err).toEqual([
      `work.ics:${4 + standUp.length}: the event DTSTART names a time zone that is not known: "Nowhere"`,
    ]);
  });
});

describe('the command line', () => {
  test.each([
    [['calendar', 'x.ics'], /--user is missing/],
    [['calendar', '--user', 'ada'], /FILE is missing/],
    [['calendar', 'x', 'y', '--user', 'ada'], /"y" is one argument too many/],
    [['calendar', 'x', '--user', 'ada', '--from', '2026-11-16'], /--from and --to go together/],
    [['calendar', 'x', '--user', 'ada', '--from', 'now', '--to', 'then'], /--from must be a date/],
    [['calendar', 'x', '--user', 'ada', '--pick', '0'], /--pick must be a number from 1/],
    [['calendar', 'x', '--user', 'ada', '--api', 'localhost:7071'], /--api must be a URL/],
    [['tock'], /DIR is missing/],
    [['tock', 'x', '--week', '2015-28'], /--week must be an ISO week/],
    [['tock', 'x', '--run-id-suffix', 'a b'], /--run-id-suffix takes/],
    [['tock', 'x', '--what'], /Unknown option '--what'/],
    [['mail', 'x'], /There is no import "mail"/],
  ])('%j is not understood', async (argv, reason) => {
    const { code, err, out } = await runImport(...argv);
    expect([code, out]).toEqual([2, []]);
    expect(err).toEqual([expect.stringMatching(reason)]);
  });

  test.each([[['--help']], [['tock', '--help']], [['calendar', '-h']]])(
    '%j says how it is used',
    async argv => {
      const { code, out } = await runImport(...argv);
      expect([code, out]).toEqual([0, [expect.stringContaining('npm run import --')]]);
    },
  );

  test('a file that is not there cannot be imported', async () => {
    const { code, err } = await runImport('calendar', '/no/such.ics', '--user', 'ada', '--api', standIn.url);
    expect([code, err]).toEqual([1, [expect.stringContaining('/no/such.ics cannot be read')]]);
  });
});
