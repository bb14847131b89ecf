import { describe, expect, test } from '@jest/globals';
import { understand } from '../../core/chat/understand.ts';
import { commandPhrases } from './command-phrases.ts';
import { phraseContext, shortOf } from './phrase-week.ts';
import { phrases as sentences } from './phrases.ts';

const phrases = [...sentences, ...commandPhrases];

type Verdict = 'right' | 'asked' | 'notUnderstood' | 'wrong';

/** `wrong` is what must not be: something is done, or offered to be done, that was not meant. */
function judge(meaning: string, short: string): Verdict {
  if (short.startsWith('?')) return meaning === '?' ? 'right' : 'asked';
  if (short.startsWith('!')) return meaning === '!' ? 'right' : 'notUnderstood';
  return short === meaning ? 'right' : 'wrong';
}

function verdictOn(phrase: string, meaning: string): Verdict {
  return judge(meaning, shortOf(understand(phrase, phraseContext)));
}

describe(`${phrases.length} phrases`, () => {
  test.each(phrases)('“%s” means %s', (phrase, meaning) => {
    expect(verdictOn(phrase, meaning)).toBe('right');
  });

  test('are many, each of them once, and how they are understood is told', () => {
    const verdicts = phrases.map(([phrase, meaning]) => verdictOn(phrase, meaning));
    const counts = (['right', 'asked', 'notUnderstood', 'wrong'] as const).map(verdict => {
      const count = verdicts.filter(each => each === verdict).length;
      return `${count} ${verdict} (${((100 * count) / verdicts.length).toFixed(1)} %)`;
    });
    process.stdout.write(`Phrases: ${counts.join(', ')}\n`);
    expect(phrases.length).toBeGreaterThanOrEqual(200);
    expect(new Set(phrases.map(([phrase]) => phrase)).size).toBe(phrases.length);
  });

  test('what is offered to choose from is understood without asking again', () => {
    for (const [phrase] of phrases) {
      const understood = understand(phrase, phraseContext);
      if (understood.kind !== 'ask') continue;
      for (const { text } of understood.choices)
        expect([text, understand(text, phraseContext).kind]).toEqual([text, 'changes']);
    }
  });

  test('control: another meaning, and a sentence that should mean nothing, are noticed', () => {
    expect(judge('+Tue 60 apollo', '+Tue 120 apollo')).toBe('wrong');
    expect(judge('!', '+Tue 120 apollo')).toBe('wrong');
    expect(judge('?', '+Tue 120 apollo')).toBe('wrong');
  });
});
