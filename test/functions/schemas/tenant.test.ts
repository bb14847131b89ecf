import { describe, expect, test } from '@jest/globals';
import { catalogue, policy } from '../../../functions/schemas/tenant.ts';
import {
  faultOf,
  notRefused,
  withField,
  wrongDates,
  wrongIds,
  wrongMinutes,
  wrongTexts,
} from './checking.ts';

const wholePolicy = {
  dailyMaxMinutes: 600,
  minimumLineMinutes: 15,
  closedThrough: '2026-10-31',
  closedPeriods: [{ from: '2026-11-01', to: '2026-11-15', projectId: 'apollo' }],
  matchThreshold: 0.6,
  holidayCalendars: { 'de-BY': [{ date: '2026-12-25', name: 'Christmas Day' }] },
  budgets: { llmTokensPerMinute: 60_000, teamsSendsPerSecond: 2.5 },
};

describe('a policy', () => {
  test('is accepted whole, in part, and with nothing in it', () => {
    expect(faultOf(policy, wholePolicy)).toBeUndefined();
    for (const [field, value] of Object.entries(wholePolicy))
      expect(faultOf(policy, { [field]: value })).toBeUndefined();
    expect(faultOf(policy, {})).toBeUndefined();
  });

  test.each<[string, readonly unknown[]]>([
    ['dailyMaxMinutes', wrongMinutes(0)],
    ['minimumLineMinutes', [0, 241, 1.5, '15', null]],
    ['closedThrough', wrongDates],
    ['closedPeriods', [{}, 'all', null]],
    ['closedPeriods[0].from', [...wrongDates, undefined]],
    ['closedPeriods[0].to', [...wrongDates, '2026-10-31', undefined]],
    ['closedPeriods[0].projectId', wrongIds],
    ['matchThreshold', [-0.1, 1.1, '0.5', null]],
    ['holidayCalendars', [[], 'de', null]],
    ['holidayCalendars.de-BY', [{}, null, 1]],
    ['holidayCalendars.de-BY[0].date', wrongDates],
    ['holidayCalendars.de-BY[0].name', wrongTexts],
    ['budgets', [25, 'much', null]],
    ['budgets.llmTokensPerMinute', [0, 999, 1000.5, 1e9, '60000', null]],
    ['budgets.teamsSendsPerSecond', [0, -1, 0.09, 1001, '25', null]],
  ])('is refused for %s', (field, values) => {
    expect(notRefused(policy, wholePolicy, field, values)).toEqual([]);
  });

  test('is refused for a calendar of a wrong name, with the name', () => {
    for (const name of ['de BY', '../x', '-', 'x'.repeat(65)]) {
      const named = JSON.parse(`{"holidayCalendars":{${JSON.stringify(name)}:[]}}`);
      expect(faultOf(policy, named)).toEqual({ code: 'fieldInvalid', field: `holidayCalendars.${name}` });
    }
  });

  test('has no other fields', () => {
    expect(faultOf(policy, { weeklyMaxMinutes: 1 })).toEqual({
      code: 'fieldUnknown',
      field: 'weeklyMaxMinutes',
    });
  });
});

const whole = {
  projects: [
    {
      ...{
        id: 'apollo',
        name: 'Apollo',
        status: 'open',
        code: 'APO-12',
        from: '2026-01-01',
        to: '2026-12-31',
      },
      ...{ domains: ['apollo.example'], categories: ['Apollo'] },
      tasks: [{ id: 'design', name: 'Design', status: 'closed' }],
    },
    { id: 'borealis', name: 'Borealis' },
  ],
};

describe('a catalogue', () => {
  test('is accepted with every field, with the least, and empty', () => {
    expect(faultOf(catalogue, whole)).toBeUndefined();
    expect(faultOf(catalogue, { projects: [] })).toBeUndefined();
    expect(catalogue.parse(whole).projects[1]).toEqual({
      ...{ id: 'borealis', name: 'Borealis', status: 'open', tasks: [] },
    });
  });

  test.each<[string, readonly unknown[]]>([
    ['projects', [{}, 'all', null, undefined]],
    ['projects[0].id', [...wrongIds, undefined]],
    ['projects[1].id', ['apollo']],
    ['projects[0].name', [...wrongTexts, 'x'.repeat(201), undefined]],
    ['projects[0].status', ['paused', 1, null]],
    ['projects[0].code', [...wrongTexts, 'x'.repeat(41)]],
    ['projects[0].from', wrongDates],
    ['projects[0].to', [...wrongDates, '2025-12-31']],
    ['projects[0].domains', ['x', null, Array(51).fill('x')]],
    ['projects[0].domains[0]', [...wrongTexts, 'x'.repeat(254)]],
    ['projects[0].categories[0]', [...wrongTexts, 'x'.repeat(256)]],
    ['projects[0].tasks', ['x', null, Array.from({ length: 501 }, (_, id) => ({ id: `t${id}`, name: 'x' }))]],
    ['projects[0].tasks[0].id', [...wrongIds, undefined]],
    ['projects[0].tasks[0].name', wrongTexts],
  ])('is refused for %s', (field, values) => {
    expect(notRefused(catalogue, whole, field, values)).toEqual([]);
  });

  test('is refused for two tasks of one project with the same id', () => {
    const tasks = [
      { id: 't', name: 'One' },
      { id: 't', name: 'Two' },
    ];
    expect(faultOf(catalogue, withField(whole, 'projects[0].tasks', tasks))).toEqual({
      code: 'fieldInvalid',
      field: 'projects[0].tasks[1].id',
    });
    expect(faultOf(catalogue, withField(whole, 'projects[0].tasks', tasks.slice(1)))).toBeUndefined();
  });

  test.each(['version', 'projects[0].budget', 'projects[0].tasks[0].rate'])('has no field %s', field => {
    expect(faultOf(catalogue, withField(whole, field, 1))).toEqual({ code: 'fieldUnknown', field });
  });
});
