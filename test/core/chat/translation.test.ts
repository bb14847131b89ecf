import { describe, expect, test } from '@jest/globals';
import { isGrounded, isTranslatable, translationPrompt } from '../../../core/chat/translation.ts';

const said =
  'Could two hours of the Contoso thing on Tuesday please go to Fabrikam? It took 1.5h, or 30 minutes.';

describe('a translation of what somebody has said', () => {
  test.each([
    'move two hours from Contoso to Fabrikam on Tuesday',
    'add 1.5 hours to Fabrikam on Tuesday',
    'add 1.5h to Contoso',
    'set Contoso to 30 min on Tuesday',
    'I was sick on Tuesday',
  ])('may say "%s": every number, name and day is theirs', translated => {
    expect(isGrounded(said, translated)).toBe(true);
  });

  test.each([
    ['a number', 'move 2 hours from Contoso to Fabrikam on Tuesday'],
    ['a longer number', 'add 11.5h to Contoso'],
    ['a part of a number', 'add 5h to Contoso'],
    ['a project', 'move two hours from Contoso to Apollo on Tuesday'],
    ['a day', 'move two hours from Contoso to Fabrikam on Wednesday'],
    ['a date', 'add 1.5h to Contoso on 2026-11-17'],
    ['everything', 'move all hours from Contoso to Fabrikam'],
    ['another week', 'same as last week'],
  ])('may not say %s that is not: "%s"', (_, translated) => {
    expect(isGrounded(said, translated)).toBe(false);
  });

  test('may not change the kind of unit', () => {
    expect(isGrounded('put 30 minutes on Apollo', 'add 30 h to Apollo')).toBe(false);
    expect(isGrounded('put 30 minutes on Apollo', 'add 30 min to Apollo')).toBe(true);
  });

  test.each([
    "please don't move 2h to Apollo",
    'do not touch Monday',
    'everything except Apollo',
    'Montag nicht',
  ])('is not asked for where something is not to be: "%s"', words => {
    expect(isTranslatable(words)).toBe(false);
  });

  test('is asked for by a prompt that holds what was said, as data, and nothing else', () => {
    expect(isTranslatable(said)).toBe(true);
    expect(JSON.parse(translationPrompt('say "hi"').user)).toEqual({ said: 'say "hi"' });
  });
});
