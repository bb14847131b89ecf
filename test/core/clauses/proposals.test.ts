import { describe, expect, test } from '@jest/globals';
import { proposeSettings } from '../../../core/clauses/proposals.ts';

const proposed = (text: string) =>
  proposeSettings([{ id: '1', text }]).map(({ field, value }) => [field, value]);

describe('a clause that lays down a setting', () => {
  test.each([
    ['No more than 10 hours may be recorded per day.', 'dailyMaxMinutes', 600],
    ['The daily maximum is 9.5 hours.', 'dailyMaxMinutes', 570],
    ['Am Tag sind höchstens zehn Stunden zu erfassen.', 'dailyMaxMinutes', 600],
    ['At most 48 hours per week are allowed.', 'rules.weeklyMaximum.maxMinutes', 2880],
    ['Pro Woche maximal 40 Std.', 'rules.weeklyMaximum.maxMinutes', 2400],
    ['At least eleven hours of rest lie between two days.', 'rules.minimumRest.minMinutes', 660],
    ['Ruhezeit: mindestens 11 Stunden.', 'rules.minimumRest.minMinutes', 660],
    ['An entry is at least 15 minutes.', 'minimumLineMinutes', 15],
    ['Comments have at least 12 characters.', 'rules.commentTooShort.minCharacters', 12],
    ['At least 75 % of the hours are billable.', 'rules.billableRatio.minShare', 0.75],
    ['The week is submitted by Friday 16:00.', 'lastWorkingDay.at', '16:00'],
    [
      'Hand in your hours, at the latest on Friday by 4 pm, handed in late they wait.',
      'lastWorkingDay.at',
      '16:00',
    ],
    ['Die Woche ist bis Montag 10 Uhr einzureichen.', 'lastWorkingDay.at', '10:00'],
  ])('"%s" proposes %s', (text, field, value) => {
    expect(proposed(text)).toEqual([[field, value]]);
  });

  test('says where the setting lives and which clause it comes from', () => {
    const clauses = [{ id: '7.1', text: 'The week is submitted by Friday 16:00.' }];
    expect(proposeSettings(clauses)).toEqual([
      { document: 'schedule', field: 'lastWorkingDay.at', value: '16:00', clauseId: '7.1' },
    ]);
  });
});

describe('a clause that does not', () => {
  test.each([
    'Apprentices do not work more than eight hours a day.',
    'Overtime of ten hours was worked last year.',
    'At least two people attend.',
    'At most a few hours per day are spent on mail.',
    'The week is submitted by the person who worked it.',
    'The week is submitted by Friday 36:00.',
  ])('"%s" proposes nothing', text => {
    expect(proposed(text)).toEqual([]);
  });
});
