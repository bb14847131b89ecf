import { describe, expect, test } from '@jest/globals';
import type { ChatContext } from '../../../core/chat/context.ts';
import { understand } from '../../../core/chat/understand.ts';
import { phraseContext } from '../../bot/phrase-week.ts';

// A Thursday, as in the corpus; `on` makes it another day.
const on = (today: string): ChatContext => ({ ...phraseContext, today });
const edited = (date: string) => ({ kind: 'command', command: { name: 'edit', date } });
const elsewhere = (date: string, week: string) => ({
  kind: 'notUnderstood',
  reason: { code: 'otherWeek', date, week },
});

describe('a day in German', () => {
  test.each([
    ['Montag', '2026-11-16'],
    ['Dienstag', '2026-11-17'],
    ['Mittwoch', '2026-11-18'],
    ['Donnerstag', '2026-11-19'],
    ['Freitag', '2026-11-20'],
    ['Samstag', '2026-11-21'],
    ['Sonnabend', '2026-11-21'],
    ['Sonntag', '2026-11-22'],
    ['heute', '2026-11-19'],
    ['gestern', '2026-11-18'],
    ['vorgestern', '2026-11-17'],
    ['morgen', '2026-11-20'],
  ])('is a day of the week that is spoken of: %s', (day, date) => {
    expect(understand(`${day} bearbeiten`, phraseContext)).toEqual(edited(date));
    expect(understand(`bearbeite ${day}`, phraseContext)).toEqual(edited(date));
  });

  test('leads to the week that it lies in, when that is another', () => {
    expect(understand('gestern bearbeiten', on('2026-11-16'))).toEqual(elsewhere('2026-11-15', '2026-W46'));
    expect(understand('wie letzte Woche morgen', on('2026-11-22'))).toEqual(
      elsewhere('2026-11-23', '2026-W48'),
    );
    expect(understand('warum gestern?', on('2026-11-16'))).toEqual(elsewhere('2026-11-15', '2026-W46'));
  });

  test('is not passed over where another one is named beside it', () => {
    for (const sentence of ['Dienstag 2026-11-17 bearbeiten', 'am 2026-11-18 Dienstag bearbeiten'])
      expect(understand(sentence, phraseContext).kind).toBe('notUnderstood');
  });
});

test('umlauts may be written out, and an ß as two', () => {
  for (const sentence of ['rückgängig', 'rueckgaengig', 'RÜCKGÄNGIG', 'das rueckgängig machen'])
    expect(understand(sentence, phraseContext)).toEqual({ kind: 'command', command: { name: 'undo' } });
  for (const sentence of ['Grüß Gott', 'gruess gott'])
    expect(understand(sentence, phraseContext)).toEqual({ kind: 'command', command: { name: 'help' } });
});

test('a reason is asked for by day, by line, and by both', () => {
  const why = (...entryIds: string[]) => ({ kind: 'command', command: { name: 'why', entryIds } });
  expect(understand('Warum Dienstag?', phraseContext)).toEqual(why('e3', 'e4'));
  expect(understand('Warum Apollo?', phraseContext)).toEqual(why('e4'));
  expect(understand('Warum Contoso am Dienstag?', phraseContext)).toEqual(why('e3'));
  expect(understand('Warum Apollo am Montag?', phraseContext)).toEqual({
    kind: 'notUnderstood',
    reason: { code: 'noSuchLine', text: 'apollo' },
  });
});
