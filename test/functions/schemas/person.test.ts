import { describe, expect, test } from '@jest/globals';
import { calendarImport, imports, profile } from '../../../functions/schemas/person.ts';
import {
  faultOf,
  notRefused,
  withField,
  wrongDates,
  wrongIds,
  wrongMinutes,
  wrongTexts,
} from './checking.ts';

const rule = { id: 'r', trait: 'title', value: 'Stand-up', projectId: 'apollo', taskId: 't' };
const wholeProfile = {
  consent: true,
  zone: 'Europe/Berlin',
  locale: 'de-DE',
  workingHours: { minutes: [480, 480, 480, 480, 480, 0, 0] },
  sourceOrder: ['calendar', 'habit'],
  roundingMinutes: 6,
  holidayCalendar: 'de-BY',
  rules: [rule],
};

describe('a profile', () => {
  test('is accepted whole, in part, and with nothing in it', () => {
    expect(faultOf(profile, wholeProfile)).toBeUndefined();
    for (const [field, value] of Object.entries(wholeProfile))
      expect(faultOf(profile, { [field]: value })).toBeUndefined();
    expect(faultOf(profile, {})).toBeUndefined();
    expect(faultOf(profile, { sourceOrder: [] })).toBeUndefined();
  });

  test.each<[string, readonly unknown[]]>([
    ['consent', ['yes', 1, null]],
    ['zone', ['Mars/Olympus', '', 1, null, 'Europe/Berlin\u0000']],
    ['locale', ['', 'de_DE', 'german language', 1, null, 'x'.repeat(1000)]],
    ['workingHours', [480, null, []]],
    ['workingHours.minutes', [[480], Array(8).fill(0), '480', null, undefined]],
    ['workingHours.minutes[6]', wrongMinutes(0)],
    ['sourceOrder', [['habit', 'habit'], 'habit', null]],
    ['sourceOrder[0]', ['holiday', 1, null]],
    ['roundingMinutes', [0, 7, -15, '15', null]],
    ['holidayCalendar', wrongIds],
    ['rules', ['none', null, Array(201).fill(rule)]],
    ['rules[0].trait', ['body', 1, null, undefined]],
    ['rules[0].value', [...wrongTexts, 'x'.repeat(256), undefined]],
    ['rules[0].projectId', [...wrongIds, undefined]],
  ])('is refused for %s', (field, values) => {
    expect(notRefused(profile, wholeProfile, field, values)).toEqual([]);
  });

  test.each(['tenantId', 'roles', 'rules[0].enabled', 'workingHours.zone'])('has no field %s', field => {
    expect(faultOf(profile, withField(wholeProfile, field, 1))).toEqual({ code: 'fieldUnknown', field });
  });
});

const range = { from: '2026-11-16', to: '2026-11-20' };
const items = {
  assignments: { id: 'AAMk-=_/+', projectId: 'apollo', taskId: 't', ...range, minutesPerDay: 60 },
  bookings: { id: 'b', projectId: 'apollo', ...range, minutesPerDay: 60 },
  'time-off': { id: 'o', ...range, type: 'vacation' },
  holidays: { date: '2026-12-25', name: 'Christmas Day' },
  'earlier-weeks': {
    week: '2026-W46',
    lines: [{ projectId: 'apollo', minutes: [60, 60, 60, 60, 60, 0, 0] }],
  },
} as const;
const bodyOf = (kind: keyof typeof imports) => ({ mode: 'merge', items: [items[kind]] });

describe.each(Object.keys(items) as (keyof typeof imports)[])('an import of %s', kind => {
  test('is accepted, with a mode or without, and empty', () => {
    expect(faultOf(imports[kind], bodyOf(kind))).toBeUndefined();
    expect(faultOf(imports[kind], { items: [] })).toBeUndefined();
  });

  test.each<[string, readonly unknown[]]>([
    ['mode', ['append', 1, null]],
    ['items', [{}, 'all', null, undefined, Array(2001).fill(items[kind])]],
    ['items[0]', ['x', 1, null, []]],
  ])('is refused for %s', (field, values) => {
    expect(notRefused(imports[kind], bodyOf(kind), field, values)).toEqual([]);
  });

  test('has no other fields', () => {
    for (const field of ['value', 'items[0].tenantId'])
      expect(faultOf(imports[kind], withField(bodyOf(kind), field, 1))).toEqual({
        code: 'fieldUnknown',
        field,
      });
  });
});

describe('an item of an import is refused', () => {
  const foreignIds = ['', 'a b', '\ud800', 'ü', 'x'.repeat(301), 1, null, undefined];
  test.each<[keyof typeof imports, string, readonly unknown[]]>([
    ['assignments', 'id', foreignIds],
    ['assignments', 'projectId', [...wrongIds, undefined]],
    ['assignments', 'from', [...wrongDates, undefined]],
    ['assignments', 'to', [...wrongDates, '2026-11-15', undefined]],
    ['assignments', 'minutesPerDay', [...wrongMinutes(1), undefined]],
    ['bookings', 'id', foreignIds],
    ['bookings', 'minutesPerDay', [...wrongMinutes(1), undefined]],
    ['bookings', 'to', ['2026-11-15']],
    ['time-off', 'type', ['work', 1, null, undefined]],
    ['time-off', 'to', ['2026-11-15']],
    ['holidays', 'date', [...wrongDates, undefined]],
    ['holidays', 'name', [...wrongTexts, 'x'.repeat(201), undefined]],
    ['earlier-weeks', 'week', ['2026-W54', '2025-W53', '46', '', 1, null, undefined]],
    ['earlier-weeks', 'lines[0].minutes[2]', wrongMinutes(0)],
    ['earlier-weeks', 'lines[0].type', ['holiday', null]],
    [
      'earlier-weeks',
      'lines',
      [[items['earlier-weeks'].lines[0], { minutes: Array(7).fill(1400) }], null, 1],
    ],
  ])('of %s for %s', (kind, field, values) => {
    expect(notRefused(imports[kind], bodyOf(kind), `items[0].${field}`, values)).toEqual([]);
  });

  test('for planned minutes a day and an effort at once', () => {
    const both = withField(bodyOf('assignments'), 'items[0].effortMinutes', 600);
    expect(faultOf(imports.assignments, both)).toEqual({
      code: 'fieldInvalid',
      field: 'items[0].minutesPerDay',
    });
    const effort = withField(both, 'items[0].minutesPerDay', undefined);
    expect(faultOf(imports.assignments, effort)).toBeUndefined();
    expect(
      notRefused(imports.assignments, effort, 'items[0].effortMinutes', [0, -1, 1.5, 1e9, '60', null]),
    ).toEqual([]);
  });
});

describe('a calendar', () => {
  const graph = { '@odata.context': 'x', '@odata.nextLink': 'y', value: [{ id: 'e' }, 'nonsense', null] };
  test('is accepted as Graph answers it; its events are looked at one by one later', () => {
    expect(faultOf(calendarImport, graph)).toBeUndefined();
    expect(faultOf(calendarImport, { value: [], mode: 'merge', week: '2026-W47' })).toBeUndefined();
  });

  test.each<[string, readonly unknown[]]>([
    ['value', ['x', {}, null, undefined, Array(2001).fill({})]],
    ['mode', ['append', null]],
    ['week', ['2026-W54', 47, null]],
  ])('is refused for %s', (field, values) => {
    expect(notRefused(calendarImport, graph, field, values)).toEqual([]);
  });
});
