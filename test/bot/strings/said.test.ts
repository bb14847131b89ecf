import { describe, expect, test } from '@jest/globals';
import { tongueOf } from '../../../bot/strings/strings.ts';
import { understand } from '../../../core/chat/understand.ts';
import { phraseContext } from '../phrase-week.ts';

const kindOf = (sentence: string) => understand(sentence, phraseContext).kind;

/** What stands in quotation marks of either language. */
const quotedIn = (words: string) =>
  [...words.matchAll(/[“„]([^“”„]+)[”“]/g)].map(([, quoted = '']) => quoted);

describe.each(['en', 'de'])('what people are told to write (%s)', language => {
  const { help, wrong, notUnderstood, answers, teach } = tongueOf(language).strings;

  test('is understood: every example of the help, and of “Looks wrong”', () => {
    const examples = [...help.sentences.map(([, example]) => example), ...wrong.examples];
    const faults = examples.filter(example => kindOf(example) === 'notUnderstood');
    expect(faults).toEqual([]);
    expect(examples.length).toBeGreaterThan(10);
  });

  test('is a command, where a sentence names one', () => {
    const named = [
      ...quotedIn(notUnderstood.hint),
      ...quotedIn(answers.noConsent),
      // The first of these is the name of what was learned.
      ...quotedIn(teach.learned('x', 'y')).slice(1),
    ];
    expect(named).toHaveLength(4);
    expect(named.map(kindOf)).toEqual(Array(4).fill('command'));
  });
});

test('control: an example that nobody understands is noticed', () => {
  expect(kindOf('verschiebe zwei Stunden von Contoso nach Fabrikam')).toBe('notUnderstood');
  expect(quotedIn('Schreiben Sie „tanzen“.').map(kindOf)).toEqual(['notUnderstood']);
});
