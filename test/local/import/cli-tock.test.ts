import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStandIn } from './stand-in.ts';
import { folderWith, runImport } from './terminal.ts';

const header =
  'user,week_start,week_end,project,hours,billable,min_hours,max_hours,exact_hours,created,modified';
const row = (user: number, sunday: string, saturday: string, project: number, hours: string, created = 'a') =>
  `${user},${sunday},${saturday},${project},${hours},1,40,60,40,${created},b`;
const [week27, week28] = [
  ['2015-06-28', '2015-07-04'],
  ['2015-07-05', '2015-07-11'],
] as const;
const good = [
  row(1, ...week27, 7, '40.00'),
  row(1, ...week28, 7, '36.00'),
  row(1, ...week28, 9, '2.50'),
  row(1, ...week28, 9, '1.51', 'later'),
  row(2, ...week27, 7, '40'),
];
const users = ['user,start_date,end_date,is_billable', '1,2013-06-17,2015-12-31,1', '3,2014-01-06,,0'];

let standIn: Awaited<ReturnType<typeof startStandIn>>;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(() => standIn.close());

async function importTock(actuals: string[], options: string[] = [], usersCsv = users) {
  const { folder, remove } = await folderWith({
    'tock_week_actuals.csv': `${[header, ...actuals].join('\n')}\n`,
    'tock_users.csv': usersCsv.join('\r\n'),
  });
  const result = await runImport(
    'tock',
    folder,
    '--api',
    standIn.url,
    '--authority',
    standIn.url,
    ...options,
  );
  await remove();
  return { ...result, json: JSON.parse(result.out.at(-1) ?? 'null') };
}

const sent = (ending: string) => standIn.received.filter(each => each.path.endsWith(ending));

test('a clean folder goes in: projects, profiles, weeks, and a run for the week after each user’s last', async () => {
  const { code, err, json } = await importTock(good);
  expect(code).toBe(0);
  expect(json).toEqual({
    users: 3,
    projects: 2,
    weeks: 3,
    rows: 5,
    summed: 1,
    refused: 0,
    runs: { committed: 2, nothingLogged: 1 },
  });
  expect(err).toContain('1 rows added up with others of the same user, week and project.');
  expect(standIn.stored.catalogue.projects.map(project => project.id)).toEqual([
    'tock-project-7',
    'tock-project-9',
  ]);
  expect(
    sent('/runs')
      .map(({ path, body }) => [path, body['runId']])
      .sort(),
  ).toEqual([
    ['users/tock-1/weeks/2015-W29/runs', 'tock-2015-W29'],
    ['users/tock-2/weeks/2015-W28/runs', 'tock-2015-W28'],
  ]);
  expect(sent('tock-1/profile')[0]?.body).toMatchObject({ consent: true, zone: 'America/New_York' });
  expect(sent('tock-1/sources/earlier-weeks')[0]?.body).toEqual({
    mode: 'merge',
    items: [
      {
        week: '2015-W27',
        lines: [{ projectId: 'tock-project-7', type: 'work', minutes: [480, 480, 480, 480, 480, 0, 0] }],
      },
      {
        week: '2015-W28',
        lines: [
          { projectId: 'tock-project-7', type: 'work', minutes: [432, 432, 432, 432, 432, 0, 0] },
          { projectId: 'tock-project-9', type: 'work', minutes: [49, 48, 48, 48, 48, 0, 0] },
        ],
      },
    ],
  });
});

test('a second time the same is sent, so that nothing can change', async () => {
  await importTock(good);
  const once = standIn.received.splice(0);
  await importTock(good);
  const writes = (requests: typeof once) =>
    requests
      .filter(each => each.method !== 'GET' && !each.path.startsWith('tenant/'))
      .map(each => JSON.stringify([each.path, each.body]));
  expect(writes(standIn.received).sort()).toEqual(writes(once).sort());
  expect(standIn.stored.version).toBe(1);
});

test('--run-id-suffix asks for new runs, --week for one week of everybody, --no-run for none', async () => {
  await importTock(good, ['--run-id-suffix', 'again']);
  expect(
    sent('/runs')
      .map(each => each.body['runId'])
      .sort(),
  ).toEqual(['tock-2015-W28-again', 'tock-2015-W29-again']);
  standIn.received.length = 0;
  await importTock(good, ['--week', '2015-W28']);
  expect(
    sent('/runs')
      .map(each => each.path)
      .sort(),
  ).toEqual([
    'users/tock-1/weeks/2015-W28/runs',
    'users/tock-2/weeks/2015-W28/runs',
    'users/tock-3/weeks/2015-W28/runs',
  ]);
  expect(sent('tock-1/sources/earlier-weeks')[0]?.body).toMatchObject({
    mode: 'replace',
    items: [{ week: '2015-W27' }],
  });
  standIn.received.length = 0;
  const { json } = await importTock(good, ['--no-run']);
  expect(sent('/runs')).toEqual([]);
  expect(json.runs).toEqual({});
});

test('bad rows are listed with file, line and reason, and the good ones go in', async () => {
  const bad = [
    row(1, ...week28, 7, ''),
    row(1, ...week28, 7, '-1'),
    row(1, '2015-07-07', '2015-07-13', 7, '8'),
    `${row(1, ...week28, 7, '8')},surplus`,
    good[0] as string,
    'a "quote" in the open',
  ];
  const { code, err, json } = await importTock([...good, ...bad], [], [...users, '4,soon,,1']);
  expect(code).toBe(3);
  expect(json).toMatchObject({ users: 3, rows: 5, refused: 7, runs: { committed: 2 } });
  expect(err.filter(line => line.includes('.csv:'))).toEqual([
    'tock_users.csv:4: start_date is not a date: "soon"',
    'tock_week_actuals.csv:7: hours are missing',
    'tock_week_actuals.csv:8: hours are negative: -1',
    expect.stringMatching(/^tock_week_actuals.csv:9: the working days .* lie in two weeks/),
    'tock_week_actuals.csv:10: has 12 columns; the header has 11',
    'tock_week_actuals.csv:11: is the same as line 2',
    'tock_week_actuals.csv:12: cannot be read as CSV (INVALID_OPENING_QUOTE)',
  ]);
});

test('a column that nobody knows is named, and the rest is used', async () => {
  const { code, err } = await importTock(
    good,
    [],
    ['user,start_date,end,is_billable', '1,2013-06-17,2015-12-31,1'],
  );
  expect(code).toBe(3);
  expect(err).toContain('tock_users.csv:1: has an unknown column "end", which is left out');
});

test('a user whose week cannot be drafted is counted by the reason', async () => {
  await standIn.close();
  const problem = { code: 'weekNotOpen', message: 'The week is submitted.' };
  standIn = await startStandIn(({ path }) =>
    path.includes('tock-2/weeks') ? { status: 409, body: problem } : undefined,
  );
  const { code, json } = await importTock(good);
  expect(code).toBe(0);
  expect(json.runs).toEqual({ committed: 1, weekNotOpen: 1, nothingLogged: 1 });
});

test.each([
  ['a missing column', ['user,week_start,week_end,hours'], /has no column project/],
  ['nothing in it', [], /is empty/],
])('a file with %s cannot be imported at all', async (_, lines, reason) => {
  const { folder, remove } = await folderWith({
    'tock_week_actuals.csv': lines.join('\n'),
    'tock_users.csv': users.join('\n'),
  });
  const { code, err } = await runImport('tock', folder, '--api', standIn.url, '--authority', standIn.url);
  await remove();
  expect([code, err]).toEqual([1, [expect.stringMatching(reason)]]);
  expect(standIn.received).toEqual([]);
});

test('an API that refuses everything ends the import', async () => {
  await standIn.close();
  standIn = await startStandIn(() => ({ status: 403, body: { code: 'forbidden', message: 'Not yours.' } }));
  const { code, err } = await importTock(good);
  expect(code).toBe(1);
  expect(err.at(-1)).toMatch(/was refused \(403 forbidden\): Not yours\./);
});
