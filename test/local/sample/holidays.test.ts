import { expect, test } from '@jest/globals';
import { plan } from '../../../core/plan/plan.ts';
import { holidayCalendars } from '../../../local/sample/holidays.ts';
import { sampleOrganisation } from '../../../local/sample/organisation.ts';
import { personOf, situationOf } from './situation.ts';

/** Dates from the governments' calendars. */
test.each([
  ['de-BE', 'Good Friday', '2026-04-03'],
  ['de-BE', 'Easter Monday', '2024-04-01'],
  ['de-BE', 'Ascension Day', '2026-05-14'],
  ['de-BE', 'Whit Monday', '2025-06-09'],
  ['us', 'Thanksgiving Day', '2026-11-26'],
  ['us', 'Memorial Day', '2026-05-25'],
  ['us', 'Martin Luther King Jr. Day', '2026-01-19'],
  ['us', 'Labor Day', '2025-09-01'],
  ['au-NSW', "King's Birthday", '2026-06-08'],
  ['au-NSW', 'Labour Day', '2026-10-05'],
  ['au-NSW', 'Easter Monday', '2027-03-29'],
  ['in-KA', 'Kannada Rajyotsava', '2026-11-01'],
])('%s: %s falls on %s', (calendar, name, date) => {
  const years = [2024, 2025, 2026, 2027];
  expect(holidayCalendars(years)[calendar]).toContainEqual({ date, name });
});

test('a public holiday is an absence for the people of its country only', () => {
  const organisation = sampleOrganisation('2026-W48');
  const thanksgiving = (name: 'grace' | 'elif') => {
    const situation = situationOf(organisation, personOf(organisation, name), '2026-W48');
    const lines = plan({ ...situation, kind: 'draft' }).lines;
    return lines.filter(line => line.date === '2026-11-26' && line.type === 'absence').length;
  };
  expect([thanksgiving('grace'), thanksgiving('elif')]).toEqual([1, 0]);
});

test('the turn of the year has the holidays of both years', () => {
  const dates = sampleOrganisation('2026-W53').policy.holidayCalendars['us']?.map(holiday => holiday.date);
  expect(dates).toEqual(expect.arrayContaining(['2026-12-25', '2027-01-01']));
});
