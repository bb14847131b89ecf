import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { bench } from '../../../bench/capacity.ts';
import { type OptionValues, UsageError } from '../../../bench/harness/bench.ts';
import { readInputs } from '../../../bench/report/inputs.ts';
import { reportPage } from '../../../bench/report/page.ts';
import { ab, reportsWith } from '../report/inputs.ts';

const hours = 3600;

let printed: string;
beforeEach(() => {
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** As from the command line, without what lies in `reports/`. */
function run(options: OptionValues = {}) {
  const usual = { users: '50000', tenants: '1', window: '8h', way: 'orgRun', from: 'none' };
  return bench.run({ ...usual, ...options });
}

describe('the sizes of an organisation', () => {
  // 60 s a week in the old design; 500 calls a minute and 250,000 requests a day, two for each person; 50 messages a second
  test.each([
    [10_000, 10_000 * 60, 10_000 / 500 / 60, 10_000 / 50],
    [50_000, 50_000 * 60, 50_000 / 500 / 60, 1000],
    [200_000, 200_000 * 60, 24, 4000],
    [1_800_000, 1_800_000 * 60, 14 * 24, 10 * hours],
  ])('%d people', async (people, oldS, callsH, orgRunS) => {
    const { wallTimeS } = await run({ users: String(people) });

    const callPerPerson = Number((callsH * hours).toPrecision(4));
    expect(wallTimeS).toMatchObject({ oldSequential: oldS, callPerPerson, orgRun: orgRunS });
  });
});

describe('what a maker sees', () => {
  test('is how long, what binds, what to buy, and that nothing of it was measured', async () => {
    await run();

    expect(printed).toContain('50,000 people in 1 tenant. Computed from costs and quotas, not measured.');
    expect(printed).toMatch(/one org run +17 min +Teams messages of a bot: 50 a second in each tenant/);
    expect(printed).toContain('nothing has to be bought');
    expect(printed).toMatch(/Of the 24 costs per person: 1 injected, 4 computed, 19 assumed\./);
  });

  test('follows figures of their own', async () => {
    const { binds, wallTimeS } = await run({ users: '6000', set: 'teamsMessages=20,tenants=2' });

    expect(binds).toMatchObject({ orgRun: 'teamsMessages' });
    expect(wallTimeS).toMatchObject({ orgRun: 6000 / (2 * 20) });
  });

  test('follows what the other benches found, and says so', async () => {
    const from = reportsWith({ 'ab-network': ab() });

    await run({ from, show: 'all' });

    expect(printed).toMatch(
      /new\.weekS +0\.024 +s .* injected +2026-11-20 +npm run bench -- ab-network: median/,
    );
  });

  test('control: does not when told not to', async () => {
    await run({ show: 'all' });
    expect(printed).toMatch(/new\.weekS +0\.015 /);
  });

  test('says that a window cannot be met, and why', async () => {
    const { windowMet } = await run({ users: '1800000' });
    expect(windowMet).toBe(false);
    expect(printed).toContain('Teams messages of a bot would need 2 tenants, and there is 1.');
  });

  test.each<[string, OptionValues]>([
    ['--users', { users: '0' }],
    ['--tenants', { tenants: 'many' }],
    ['--window', { window: 'soon' }],
    ['--way', { way: 'byHand' }],
    ['--set', { set: 'connections' }],
    ['conections', { set: 'conections=2' }],
  ])('names %s when it is wrong', async (name, options) => {
    await expect(run(options)).rejects.toThrow(UsageError);
    await expect(run(options)).rejects.toThrow(name);
  });
});

test('the report draws it: curves, sizes, what to buy, and where each figure comes from', async () => {
  const capacity = await run();

  const { page, drawings } = await reportPage(readInputs(reportsWith({ capacity })));

  expect(drawings.map(({ chart }) => chart.id)).toEqual(['capacity']);
  expect(page).toContain('a call a person: from 130,000 people on Power Platform requests of a flow');
  expect(page).toContain(
    '1,800,000 people cannot be done by then: Teams messages of a bot would need 2 tenants',
  );
  expect(page).toContain('https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit');
  const quota = (capacity['detail'] as { rows: { name: string; date: string }[] }).rows;
  for (const { name, date } of quota) {
    expect(page).toContain(`<code>${name}</code>`);
    expect(date).toMatch(/^\d{4}-\d\d/);
  }
});
