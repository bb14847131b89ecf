import { describe, expect, test } from '@jest/globals';
import { defaultProfile } from '../../core/profile.ts';
import { changeOf, formOf, moveSource, takeSource } from '../../tab/settings/model/form.ts';

const profile = { ...defaultProfile, zone: 'Europe/Berlin', locale: 'de-AT' };
const form = formOf(profile);

describe('the form of the preferences', () => {
  test('asks for nothing when nothing was changed', () => {
    expect(changeOf(form, profile)).toEqual({ kind: 'change', change: {} });
  });

  test('asks for what was changed, and nothing else', () => {
    const hours = ['7,5', '8', '8', '8', '4h', '', '0'];
    expect(changeOf({ ...form, hours, comments: false }, profile)).toEqual({
      kind: 'change',
      change: { comments: false, workingHours: { minutes: [450, 480, 480, 480, 240, 0, 0] } },
    });
  });

  test('keeps the region of a language for as long as the language stays', () => {
    expect(form.language).toBe('de');
    expect(changeOf({ ...form, language: 'en' }, profile)).toMatchObject({ change: { locale: 'en' } });
  });

  test('puts sources in order, and leaves out those that are not to be used', () => {
    const moved = takeSource(moveSource(form, 'habit', -1), 'booking', false);
    expect(changeOf(moved, profile)).toMatchObject({
      change: { sourceOrder: ['assignment', 'habit', 'calendar'] },
    });
    expect(moveSource(form, 'assignment', -1)).toEqual(form);
    expect(moveSource(form, 'habit', 1)).toEqual(form);
  });

  test('names hours that cannot be read', () => {
    const hours = form.hours.with(2, 'eight');
    expect(changeOf({ ...form, hours }, profile)).toEqual({ kind: 'wrong', field: 'hours' });
  });

  test('says what a person is told of, and when they are left alone', () => {
    expect(changeOf({ ...form, reminders: false }, profile)).toEqual({
      kind: 'change',
      change: { reminders: false },
    });
    const quietHours = { from: '18:30', to: '09:00' };
    expect(changeOf({ ...form, quietHours }, profile)).toEqual({ kind: 'change', change: { quietHours } });
  });
});
