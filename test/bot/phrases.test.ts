import { describe, expect, test } from '@jest/globals';
import { understand } from '../../core/chat/understand.ts';
import { phraseContext, shortOf } from './phrase-week.ts';
import { phrases } from './phrases.ts';

type Verdict = 'right' | 'asked' | 'notUnderstood' | 'wrong';

/** `wrong` is what must not be: something is done, or offered to be done, that was not meant. */
function judge(meaning: string, short: string): Verdict {
  if (short.startsWith('?')) return meaning === '?' ? 'right' : 'asked';
  if (short.startsWith('!')) return meaning === '!' ? 'right' : 'notUnderstood';
  return short === meaning ? 'right' : 'wrong';
}

const judged = phrases.map(([phrase, meaning]) => {
  const short = shortOf(understand(phrase, phraseContext));
  return { phrase, meaning, short, verdict: judge(meaning, short) };
});
const those = (verdict: Verdict) => judged.filter(each => each.verdict === verdict);
const percent = (count: number) => `${((100 * count) / judged.length).toFixed(1)} %`;

describe(`${phrases.length} phrases`, () => {
  test('none is silently taken for something else', () => {
    expect(those('wrong')).toEqual([]);
    expect(phrases.length).toBeGreaterThanOrEqual(200);
    expect(new Set(phrases.map(([phrase]) => phrase)).size).toBe(phrases.length);
  });

  test('nearly all are understood', () => {
    const counts = (['right', 'asked', 'notUnderstood', 'wrong'] as const).map(
      verdict => `${those(verdict).length} ${verdict} (${percent(those(verdict).length)})`,
    );
    process.stdout.write(`Phrases: ${counts.join(', ')}\n`);
    expect(those('right').length / judged.length).toBeGreaterThanOrEqual(0.95);
  });

  test('what is offered to choose from is understood without asking again', () => {
    for (const { phrase } of judged) {
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
